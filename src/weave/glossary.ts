import * as z from "zod/mini";
import { readContent } from "./content-file.ts";

/** Terms and what each means, in one sentence, from content/glossary.yaml. Throws where a line is not one. */
export function readGlossary(): Readonly<Record<string, string>> {
  const glossary = readContent("content/glossary.yaml", z.record(z.string(), z.string()));
  for (const [term, meaning] of Object.entries(glossary))
    if (!/^[A-Z].*\.$/s.test(meaning))
      throw new Error(
        `content/glossary.yaml: "${term}" has to begin with a capital and end in a full stop, not “${meaning}”`,
      );
  return glossary;
}

/** What a term means. Throws where the glossary does not have it. */
export function meaningOf(term: string): string {
  const glossary = readGlossary();
  if (Object.hasOwn(glossary, term)) return glossary[term];
  throw new Error(
    `explains "${term}", which is not in content/glossary.yaml; there are ${Object.keys(glossary).join(", ")}`,
  );
}
