import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { dirname, join } from "node:path";
import type { EngineBits } from "../tests/kernel/engine-bits.ts";
import { askBrowser } from "./ask-browser.ts";
import { closure } from "./code-digest.ts";
import { findBrowser } from "./find-browser.ts";

/** A JavaScript engine that may be on this machine. */
export interface Engine {
  readonly name: string;
  /** Trains in it. Throws where the engine is absent or fails. */
  readonly train: () => EngineBits | Promise<EngineBits>;
  /** How to get it. */
  readonly install: string;
}

const MODULE = "tests/kernel/engine-bits.ts";

/** Writes `MODULE` and all it imports as plain JavaScript into a folder; returns the script that trains and prints. */
export async function writeModules(folder: string): Promise<string> {
  const plain = (file: string) => join(folder, file.replace(/\.ts$/, ".mjs"));
  for (const file of (await closure([MODULE])).keys()) {
    const source = stripTypeScriptTypes(readFileSync(file, "utf8"));
    mkdirSync(dirname(plain(file)), { recursive: true });
    writeFileSync(plain(file), source.replace(/(from "\.[^"]+)\.ts"/g, '$1.mjs"'));
  }
  const main = join(folder, "main.mjs");
  const say = "(globalThis.print ?? console.log)(JSON.stringify(engineBits()));";
  writeFileSync(main, `import { engineBits } from "./${MODULE.replace(".ts", ".mjs")}";\n${say}\n`);
  return main;
}

/** Every engine that is asked; `script` is what `writeModules` returned. */
export function engines(script: string): readonly Engine[] {
  return [
    ...[20, 22, 24].map((major) => node(major, script)),
    {
      name: "Chromium",
      install: "see scripts/find-browser.ts",
      train: async () => {
        const { executablePath, args } = await findBrowser();
        return inBrowser(executablePath, (profile) => [
          ...args,
          "--headless",
          `--user-data-dir=${profile}`,
        ]);
      },
    },
    {
      name: "Firefox",
      install: "apt-get install firefox-esr, or name one in $FIREFOX",
      train: () => {
        const places = [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"];
        const found = places.find((path) => path && existsSync(path));
        if (!found) throw new Error("there is no Firefox");
        return inBrowser(found, (profile) => ["--headless", "--no-remote", "--profile", profile]);
      },
    },
    {
      name: "JavaScriptCore",
      install: "apt-get install libjavascriptcoregtk-4.0-bin, or name a jsc in $JSC",
      train: () => printedBy(process.env.JSC ?? "jsc", ["-m", script]),
    },
  ];
}

/** A Node of one major version: this one, or npm's package of it, fetched where it is not at hand. */
function node(major: number, script: string): Engine {
  const isThis = process.versions.node.startsWith(`${major}.`);
  const npm = `node-${process.platform}-${process.arch}@${major}`;
  return {
    name: `Node ${major}`,
    install: `npm has it as ${npm}`,
    train: () =>
      isThis
        ? printedBy(process.execPath, [script])
        : printedBy("npx", ["--yes", "--prefer-offline", `--package=${npm}`, "node", script]),
  };
}

function printedBy(program: string, args: readonly string[]): EngineBits {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  if (status !== 0) throw error ?? new Error(stderr.trim().split("\n").at(-1));
  return JSON.parse(stdout) as EngineBits;
}

async function inBrowser(path: string, argsFor: (profile: string) => string[]) {
  const script = `
    import { engineBits } from "/${MODULE}";
    await fetch("/answer", { method: "POST", body: JSON.stringify(engineBits()) });`;
  const answer = await askBrowser(path, argsFor, script);
  return JSON.parse(Buffer.from(answer).toString()) as EngineBits;
}
