import { defineConfig } from "astro/config";
import { unified } from "@astrojs/markdown-remark";
import mdx from "@astrojs/mdx";
import sitemap from "@astrojs/sitemap";
import remarkMath from "remark-math";
import { fonts } from "./src/build/fonts.ts";
import { plotOffset } from "./src/build/plot-offset.ts";
import { site } from "./src/build/site.ts";
import { strictPolicy } from "./src/build/strict-policy.ts";
import { places } from "./src/weave/places.ts";

process.env.ASTRO_TELEMETRY_DISABLED = "1"; // a build asks nothing of anyone

/**
 * KaTeX names each font in three formats; every browser that runs this site reads the first. The
 * fonts that most formulas need are those that were cut.
 */
const modernFontsOnly = {
  name: "modern-fonts-only",
  enforce: "pre",
  transform: (code, id) =>
    id.includes("katex.min.css")
      ? code
          .replaceAll(/,url\([^)]*\.(?:woff|ttf)\) format\("[a-z]+"\)/g, "")
          .replaceAll(
            /fonts\/(KaTeX_(?:Main-Regular|Math-Italic|Size1-Regular|Size2-Regular)\.woff2)/g,
            "/.cache/fonts/$1",
          )
      : undefined,
};

const { url, base } = site(process.env);

export default defineConfig({
  site: url,
  base,
  trailingSlash: "always",
  compressHTML: "jsx", // white space as in JSX, which is how Prettier breaks these lines
  build: { inlineStylesheets: "never" }, // the policy admits style sheets from files only
  vite: {
    plugins: [modernFontsOnly, plotOffset],
    worker: { format: "es" },
    build: {
      assetsInlineLimit: 0,
      target: "es2022",
      rolldownOptions: {
        // MDX marks its modules for Astro with a directive that the bundler does not know.
        onwarn: (warning, warn) => {
          if (warning.code !== "MODULE_LEVEL_DIRECTIVE") warn(warning);
        },
      },
    },
  },
  markdown: {
    // The default engine of Astro 7 runs no steps of our own.
    processor: unified({ remarkPlugins: [remarkMath, places] }),
    syntaxHighlight: false, // code is shown from its source, by <Code>
  },
  devToolbar: { enabled: false },
  integrations: [fonts(), mdx(), sitemap(), strictPolicy()],
});
