import { readFileSync } from "node:fs";
import { parse } from "yaml";
import * as z from "zod/mini";

/** Terms and what each means, in one sentence, from content/glossary.yaml. Throws where a line is not one. */
export const readGlossary = (): Readonly<Record<string, string>> =>
  z
    .record(z.string(), z.string().check(z.regex(/^[A-Z].*\.$/s)))
    .parse(parse(readFileSync("content/glossary.yaml", "utf8")));

/** What a term means. Throws where the glossary does not have it. */
export function meaningOf(term: string): string {
  const glossary = readGlossary();
  if (Object.hasOwn(glossary, term)) return glossary[term];
  throw new Error(
    `explains "${term}", which is not in content/glossary.yaml; there are ${Object.keys(glossary).join(", ")}`,
  );
}
