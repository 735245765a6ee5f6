import katex from "katex";
import { macrosOf, readNotation } from "./notation.ts";

/** The two commands that color our own symbols and name them; nothing else that needs trust is used. */
const OWN = new Set(["\\htmlClass", "\\htmlData"]);

/** A formula as HTML and MathML. Its symbols are those of content/notation.yaml. Throws on TeX that cannot be set. */
export function formulaHtml(tex: string, displayMode: boolean): string {
  const macros = macrosOf(readNotation());
  try {
    return katex.renderToString(tex, {
      displayMode,
      throwOnError: true,
      strict: (code: string) => (code === "htmlExtension" ? "ignore" : "error"),
      trust: ({ command }) => {
        if (OWN.has(command)) return true;
        // Without this KaTeX would set the name of the command, in red.
        throw new Error(`${command} is not for formulas of this book`);
      },
      macros: { ...macros }, // KaTeX writes into it
    });
  } catch (error) {
    const why = (error as Error).message.replace(/^KaTeX parse error: /, "");
    const symbols = why.includes("Undefined control sequence")
      ? `; the symbols of this book are ${Object.keys(macros).join(" ")}`
      : "";
    throw new Error(`cannot set ${tex}: ${why}${symbols}`, { cause: error });
  }
}
