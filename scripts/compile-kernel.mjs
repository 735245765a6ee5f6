// Compiles src/kernel/assembly to WebAssembly, one module a cell, and writes the modules as text into
// src/kernel/compiled; only where they are missing or made of other sources. Plain JavaScript, since
// scripts/install.mjs calls it on Node 20.

import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const CELLS = ["elman", "lstm", "gru"];
const FLAGS = [
  "-O3",
  "--enable",
  "simd",
  "--runtime",
  "stub",
  "--use",
  "abort=",
  "--disableWarning",
  "112",
];

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "src/kernel/compiled");
const fileOf = (cell) => join(folder, `${cell}.ts`);

/** Brings src/kernel/compiled up to date. Throws one sentence where the compiler is missing or refuses a source. */
export async function compileKernel() {
  const line = `// Written by scripts/compile-kernel.mjs, of ${digest()}`;
  const stale = CELLS.filter((cell) => !(readIfThere(fileOf(cell)) ?? "").startsWith(line));
  if (stale.length === 0) return;
  const asc = await import("assemblyscript/asc").catch(() => {
    throw new Error("the kernel's compiler is not installed; node scripts/install.mjs installs it");
  });
  mkdirSync(folder, { recursive: true });
  for (const cell of stale) {
    const text = `${line}\nexport const CODE =\n  "${await compiled(asc, cell)}";\n`;
    // Whole or not at all, since others may be reading or writing it.
    const draft = join(folder, `.${cell}.${process.pid}`);
    writeFileSync(draft, text);
    renameSync(draft, fileOf(cell));
  }
}

/** SHA-256 of all that the modules are made from: sources, flags and the compiler's version. */
function digest() {
  const hash = createHash("sha256");
  const sources = join(root, "src/kernel/assembly");
  for (const file of readdirSync(sources).sort())
    hash.update(file).update(readFileSync(join(sources, file)));
  const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return hash.update([...FLAGS, devDependencies.assemblyscript].join(" ")).digest("hex");
}

/** The module of one cell, in hexadecimal digits. */
async function compiled(asc, cell) {
  let bytes;
  const source = `src/kernel/assembly/${cell}.ts`;
  const { error, stderr } = await asc.main([source, ...FLAGS, "--outFile", "out.wasm"], {
    readFile: (name, base) => readIfThere(join(root, base, name)),
    writeFile: (name, contents) => {
      if (name === "out.wasm") bytes = contents;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(`${source} does not compile:\n${firstOf(stderr.toString())}`);
  return Buffer.from(bytes).toString("hex");
}

/** The first error of a report, with its place. */
const firstOf = (report) => report.trim().split("\n\n")[0];

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  await compileKernel();
