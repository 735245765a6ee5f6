import astro from "eslint-plugin-astro";
import tseslint from "typescript-eslint";

/** What ECMAScript specifies to the last bit, so that every engine computes the same. */
const exactMath = ["abs", "ceil", "floor", "imul", "max", "min", "round", "sign", "sqrt", "trunc"];

const arithmetic = [
  {
    selector: `MemberExpression[object.name='Math'][computed=false]:not([property.name=/^(${exactMath.join("|")})$/])`,
    message: `Engines differ in the last bit here; Math may be used for ${exactMath.join(", ")}.`,
  },
  {
    selector: "MemberExpression[object.name='Math'][computed=true]",
    message: "Name the member of Math, so that it can be checked.",
  },
  {
    selector: ":not(MemberExpression) > Identifier[name='Math']",
    message: "Call Math by its members, so that they can be checked.",
  },
  {
    selector: ":matches(BinaryExpression[operator='**'], AssignmentExpression[operator='**='])",
    message: "Engines differ in the last bit of a power; multiply.",
  },
];

const impure = ["Date", "performance", "globalThis", "crypto", "Intl", "process", "console"].map(
  (name) => ({ name, message: "The core depends on nothing but its arguments." }),
);

const exports = [{ selector: "ExportDefaultDeclaration", message: "Export by name." }];

const markup = [
  {
    selector: "AssignmentExpression > MemberExpression.left[property.name=/^(inner|outer)HTML$/]",
    message: "Build nodes instead: the page's security policy refuses markup from strings.",
  },
  {
    selector: "CallExpression > MemberExpression.callee[property.name='insertAdjacentHTML']",
    message: "Build nodes instead: the page's security policy refuses markup from strings.",
  },
  {
    selector:
      "CallExpression > MemberExpression.callee[object.name='document'][property.name=/^write(ln)?$/]",
    message: "Build nodes instead of writing into the document.",
  },
];

export default tseslint.config(
  {
    ignores: [
      "dist/",
      ".astro/",
      ".cache/",
      "traces/",
      "src/kernel/assembly/",
      "src/kernel/compiled/",
      "tests/figures/output/",
    ],
  },
  { linterOptions: { noInlineConfig: true } },
  tseslint.configs.recommended,
  astro.configs["flat/recommended"],
  {
    rules: {
      eqeqeq: "error",
      "no-restricted-syntax": ["error", ...exports],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_$" },
      ],
    },
  },
  {
    files: ["*.config.{js,mjs,ts}", "scripts/*-worker.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["src/**/*.{ts,astro}", "src/**/*.astro/*.ts"],
    rules: {
      "no-console": "error",
      "no-restricted-syntax": ["error", ...exports, ...markup],
    },
  },
  {
    // Types of a package that has none: its exports are not ours to name.
    files: ["src/**/*.d.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    // The build speaks to whoever runs it.
    files: ["src/build/site.ts"],
    rules: { "no-console": "off" },
  },
  {
    files: ["src/{rnn,grammar}/**/*.ts"],
    rules: {
      "no-restricted-syntax": ["error", ...exports, ...markup, ...arithmetic],
      "no-restricted-globals": ["error", ...impure],
    },
  },
);
