import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** What a command in a clone ended with and said. */
export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** What checks the recordings of a clone in one process. */
export const CHECK = "scripts/check-recordings.ts";

/**
 * A clone of the project as it stands, without recordings and with the tiny registry in place of its own.
 */
export function clone(into: string): void {
  for (const path of ["src", "scripts", "package.json", "tsconfig.json"])
    cpSync(path, join(into, path), { recursive: true });
  symlinkSync(resolve("node_modules"), join(into, "node_modules"));
  const check = readFileSync("tests/traces/check-recordings.ts", "utf8");
  writeFileSync(
    join(into, CHECK),
    check.replaceAll("../../scripts/", "./").replaceAll("../../src/", "../src/"),
  );
  for (const [kind, files] of Object.entries(TINY)) {
    const folder = join(into, "src/experiments", kind);
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    for (const file of files) {
      const source = readFileSync(`tests/traces/tiny-registry/${file}`, "utf8");
      const moved = source
        .replaceAll("../../../src/experiments/", "../")
        .replaceAll("../../../src/", "../../");
      writeFileSync(join(folder, file), moved);
    }
  }
}

/** What stands in the place of the book's own runs and studies. */
const TINY: Readonly<Record<string, readonly string[]>> = {
  runs: ["runs.ts"],
  studies: [
    "studies.ts",
    "word-studies.ts",
    "word-measures.ts",
    "boundary-measures.ts",
    "cell-studies.ts",
    "cell-measures.ts",
  ],
};

/** Runs a script of a clone in it. */
export function runIn(folder: string, script: string, ...args: string[]): Said {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr };
}
