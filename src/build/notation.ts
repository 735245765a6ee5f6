import { readFileSync } from "node:fs";
import { parse } from "yaml";
import * as z from "zod/mini";

const symbolSchema = z.object({
  tex: z.string(),
  code: z.string(),
  shape: z.array(z.string()),
  color: z.enum(["x", "h", "y", "w", "grad", "ink"]),
  meaning: z.string(),
});

/** The book's symbols by name, from content/notation.yaml. */
export type Notation = Readonly<Record<string, z.infer<typeof symbolSchema>>>;

/** Reads and checks the symbols. Throws where a line is not one. */
export const readNotation = (): Notation =>
  z.record(z.string(), symbolSchema).parse(parse(readFileSync("content/notation.yaml", "utf8")));

/** A TeX macro for each symbol, named after it, in its color. */
export const macrosOf = (notation: Notation): Record<string, string> =>
  Object.fromEntries(
    Object.entries(notation).map(([name, { tex, color }]) => [
      `\\${name}`,
      `\\htmlClass{symbol-${color}}{${tex}}`,
    ]),
  );
