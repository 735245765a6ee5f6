// Compiles src/kernel/assembly to WebAssembly, one module a cell, and writes the modules as text into
// src/kernel/compiled.ts; only where that is missing or made of other sources. Plain JavaScript, since
// scripts/install.mjs calls it on Node 20.

import { createHash } from "node:crypto";
import {
  existsSync,
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
const output = join(root, "src/kernel/compiled.ts");

/** Brings src/kernel/compiled.ts up to date. Throws one sentence where the compiler is missing or refuses a source. */
export async function compileKernel() {
  const line = `// Written by scripts/compile-kernel.mjs; of ${digest()}`;
  if (existsSync(output) && readFileSync(output, "utf8").startsWith(line)) return;
  const asc = await import("assemblyscript/asc").catch(() => {
    throw new Error("the kernel's compiler is not installed; node scripts/install.mjs installs it");
  });
  const modules = [];
  for (const cell of CELLS) modules.push(await compiled(asc, cell));
  // Whole or not at all, since others may be reading or writing it.
  const draft = `${output}.${process.pid}`;
  writeFileSync(draft, [line, ...modules, ""].join("\n"));
  renameSync(draft, output);
}

/** SHA-256 of all that the modules are made from: sources, flags and the compiler's version. */
function digest() {
  const hash = createHash("sha256");
  const folder = join(root, "src/kernel/assembly");
  for (const file of readdirSync(folder).sort())
    hash.update(file).update(readFileSync(join(folder, file)));
  const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return hash.update([...FLAGS, devDependencies.assemblyscript].join(" ")).digest("hex");
}

async function compiled(asc, cell) {
  let bytes;
  const source = `src/kernel/assembly/${cell}.ts`;
  const { error, stderr } = await asc.main([source, ...FLAGS, "--outFile", "out.wasm"], {
    readFile: (name, folder) => readIfThere(join(root, folder, name)),
    writeFile: (name, contents) => {
      if (name === "out.wasm") bytes = contents;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(`${source} does not compile:\n${firstOf(stderr.toString())}`);
  return `export const ${cell.toUpperCase()} =\n  "${Buffer.from(bytes).toString("hex")}";`;
}

/** The first error of a report, with its place. */
const firstOf = (report) => report.trim().split("\n\n")[0];

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  await compileKernel();
