import katex from "katex";
import { macrosOf, readNotation } from "./notation.ts";

/** A formula as HTML and MathML. Its symbols are those of content/notation.yaml. Throws on TeX that cannot be set. */
export function formulaHtml(tex: string, displayMode: boolean): string {
  try {
    return katex.renderToString(tex, {
      displayMode,
      throwOnError: true,
      strict: (code: string) => (code === "htmlExtension" ? "ignore" : "error"),
      // The two commands that color our own symbols and name them; nothing else that needs trust is used.
      trust: ({ command }) => command === "\\htmlClass" || command === "\\htmlData",
      macros: macrosOf(readNotation()),
    });
  } catch (error) {
    throw new Error(
      `cannot set ${tex}: ${(error as Error).message.replace(/^KaTeX parse error: /, "")}`,
      {
        cause: error,
      },
    );
  }
}
