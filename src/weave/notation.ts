import * as z from "zod/mini";
import { readContent } from "./content-file.ts";

const symbolSchema = z.object({
  tex: z.string(),
  /** What the code calls it; one symbol may have several names there. */
  code: z.array(z.string()),
  shape: z.array(z.string()),
  color: z.enum(["x", "h", "y", "w", "grad", "ink"]),
  meaning: z.string(),
});

/** One symbol of the book. */
export type BookSymbol = z.infer<typeof symbolSchema>;

/** The book's symbols by name, from content/notation.yaml. */
export type Notation = Readonly<Record<string, BookSymbol>>;

/** Reads and checks the symbols. Throws where a line is not one, or stands for itself. */
export function readNotation(): Notation {
  const notation = readContent("content/notation.yaml", z.record(z.string(), symbolSchema));
  for (const [name, { tex }] of Object.entries(notation))
    if (new RegExp(`\\\\${name}(?![A-Za-z])`).test(tex))
      throw new Error(
        `content/notation.yaml sets "${name}" by \\${name}, which is itself; give the symbol another name`,
      );
  return notation;
}

/** A TeX macro for each symbol, named after it, in its color, and known by its name to the page. */
export const macrosOf = (notation: Notation): Record<string, string> =>
  Object.fromEntries(
    Object.entries(notation).map(([name, { tex, color }]) => [
      `\\${name}`,
      `\\htmlClass{symbol-${color}}{\\htmlData{symbol=${name}}{${tex}}}`,
    ]),
  );

/** The symbols that a formula uses, in the order of their first use. */
export const symbolsIn = (tex: string, notation: Notation): string[] => [
  ...new Set(
    [...tex.matchAll(/\\([A-Za-z]+)/g)]
      .map(([, name]) => name)
      .filter((name) => Object.hasOwn(notation, name)),
  ),
];

/** The symbol that a name in the code stands for; undefined where it stands for none. */
export const symbolOfCode = (code: string, notation: Notation): string | undefined =>
  Object.entries(notation).find(([, symbol]) => symbol.code.includes(code))?.[0];
