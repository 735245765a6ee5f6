import type { Make } from "./elements.ts";

/** How each symbol of the cell is set, and whose color it has. */
const SYMBOLS = {
  x: { glyph: "x", index: "t", color: "x" },
  hPrev: { glyph: "h", index: "t−1", color: "h" },
  z: { glyph: "z", index: "t", color: "h" },
  h: { glyph: "h", index: "t", color: "h" },
  p: { glyph: "p", index: "t", color: "y" },
  Wxh: { glyph: "W", index: "xh", color: "w" },
  Whh: { glyph: "W", index: "hh", color: "w" },
  Why: { glyph: "W", index: "hy", color: "w" },
  bh: { glyph: "b", index: "h", color: "w" },
  by: { glyph: "b", index: "y", color: "w" },
} as const;

/** A formula as nodes: what names a symbol becomes that symbol, the rest stays as it is. */
export const cellFormula = ({ html }: Make, ...pieces: readonly string[]): HTMLElement =>
  html(
    "span",
    { class: "cell-formula" },
    pieces.map((piece) => {
      if (!isSymbol(piece)) return piece;
      const { glyph, index, color } = SYMBOLS[piece];
      return html("span", { class: `cell-symbol cell-symbol-${color}`, "data-symbol": piece }, [
        html("i", {}, [glyph]),
        html("sub", {}, [index]),
      ]);
    }),
  );

const isSymbol = (piece: string): piece is keyof typeof SYMBOLS => Object.hasOwn(SYMBOLS, piece);
