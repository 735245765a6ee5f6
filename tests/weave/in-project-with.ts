import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** What `work` gives in a project that has nothing but one file. */
export function inProjectWith<Result>(file: string, text: string, work: () => Result): Result {
  const project = process.cwd();
  const elsewhere = mkdtempSync(join(tmpdir(), "content-"));
  mkdirSync(join(elsewhere, dirname(file)), { recursive: true });
  writeFileSync(join(elsewhere, file), text);
  process.chdir(elsewhere);
  try {
    return work();
  } finally {
    process.chdir(project);
    rmSync(elsewhere, { recursive: true });
  }
}
