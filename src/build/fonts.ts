import type { AstroIntegration } from "astro";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import subsetFont from "subset-font";

/** Where the cut fonts are kept between builds; the style sheets refer to it. */
const FOLDER = ".cache/fonts";

/** The characters that prose, labels and code may use; the body text is American English. A page that has another is refused by a test. */
export const CHARACTERS =
  Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join("") +
  "ÁÄÑÖÜäçèéêëïñóôöüß§©·×÷±°†–—‘’“”…−≤≥≠≈→←↑↓∂∞√∑′″½¼¾λρσθ\u00a0\u2009\u2011‖⊙";

/** Raised and lowered signs are left to the reader's system: no font here has all, and a power must not be set in two. */
export const SYSTEM_CHARACTERS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿᵗ₀₂";

/** The characters that formulas may use. */
export const FORMULA_CHARACTERS =
  Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join("") +
  "ΔΛΣαβγδεηθλμνπρστφω−±×·∗⊙⊤∑ℓ∏√∂∞∈∣∥‖≤≥≪≫≈≠∼∝→←↦⌊⌋⋅⋯…⋮′\u00a0";

/** Those of italic text, which is titles and single words. */
export const ITALIC_CHARACTERS =
  Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join("") + "–—‘’“”…\u00a0";

const WEIGHTS = { min: 400, max: 700 };

const SERIF = "source-serif/VAR/SourceSerif4Variable-Roman.ttf";
const SERIF_ITALIC = "source-serif/VAR/SourceSerif4Variable-Italic.ttf";
const SANS = "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2";
const MONO = "@fontsource-variable/source-code-pro/files/source-code-pro-latin-wght-normal.woff2";

/**
 * Each font: its file in the registry's package, and the axes kept. Those for print keep none:
 * a browser that prints a variable font draws its letters as pictures, which cannot be searched well.
 */
const FONTS = {
  serif: { source: SERIF, axes: { wght: WEIGHTS, opsz: { min: 14, max: 60 } } },
  "serif-italic": { source: SERIF_ITALIC, axes: { wght: 400, opsz: 20 } },
  sans: { source: SANS, axes: { wght: WEIGHTS } },
  mono: { source: MONO, axes: { wght: WEIGHTS } },
  "serif-print": { source: SERIF, axes: { wght: 400, opsz: 14 } },
  "serif-print-bold": { source: SERIF, axes: { wght: 600, opsz: 20 } },
  "sans-print": { source: SANS, axes: { wght: 400 } },
  "sans-print-bold": { source: SANS, axes: { wght: 600 } },
  "mono-print": { source: MONO, axes: { wght: 400 } },
  "mono-print-bold": { source: MONO, axes: { wght: 700 } },
  // Of KaTeX's fonts those that formulas here need; the others come only where their signs do.
  "KaTeX_Main-Regular": { source: "katex/dist/fonts/KaTeX_Main-Regular.woff2", axes: {} },
  "KaTeX_Size1-Regular": { source: "katex/dist/fonts/KaTeX_Size1-Regular.woff2", axes: {} },
  "KaTeX_Size2-Regular": { source: "katex/dist/fonts/KaTeX_Size2-Regular.woff2", axes: {} },
  "KaTeX_Math-Italic": { source: "katex/dist/fonts/KaTeX_Math-Italic.woff2", axes: {} },
} as const;

/** Features the style sheets ask for, and those that every text needs. */
const FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "onum", "lnum", "tnum", "pnum"];

/** Cuts the fonts of the registry's packages down to what this book sets, before a build or a server starts. */
export function fonts(): AstroIntegration {
  return {
    name: "fonts",
    hooks: { "astro:config:setup": ({ logger }) => cutFonts((line) => logger.info(line)) },
  };
}

async function cutFonts(log: (line: string) => void): Promise<void> {
  const require = createRequire(import.meta.url);
  await mkdir(FOLDER, { recursive: true });
  const recipe = JSON.stringify({
    CHARACTERS,
    ITALIC_CHARACTERS,
    FORMULA_CHARACTERS,
    FONTS,
    FEATURES,
  });
  const recipeFile = join(FOLDER, "recipe.json");
  if (existsSync(recipeFile) && (await readFile(recipeFile, "utf8")) === recipe) return;
  for (const [name, { source, axes }] of Object.entries(FONTS)) {
    const whole = await readFile(require.resolve(source));
    const characters = name.startsWith("KaTeX")
      ? FORMULA_CHARACTERS
      : name === "serif-italic"
        ? ITALIC_CHARACTERS
        : CHARACTERS;
    const cut = await subsetFont(whole, characters, {
      targetFormat: "woff2",
      variationAxes: { ...axes },
      keepFeatures: FEATURES,
    });
    await writeFile(join(FOLDER, `${name}.woff2`), cut);
    log(
      `${name}: ${(whole.length / 1000).toFixed(0)} kB cut to ${(cut.length / 1000).toFixed(0)} kB`,
    );
  }
  await writeFile(recipeFile, recipe);
}
