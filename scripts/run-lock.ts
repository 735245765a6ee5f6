import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isRunning, unwritable } from "../src/trace/files.ts";

/**
 * Takes the lock of a folder, which one process may hold; returns what gives it up. A lock whose
 * process has died is taken over. Throws one sentence, naming the process, where another holds it.
 */
export function lock(folder: string, command: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "lock");
  const draft = `${file}.${process.pid}.draft`;
  try {
    write(draft, String(process.pid));
    if (!take(draft, file)) {
      const holder = Number(readFileSync(file, "utf8"));
      if (holder > 0 && isRunning(holder)) throw new Error(refusal(command, holder));
      rmSync(file, { force: true });
      if (!take(draft, file)) throw new Error(refusal(command));
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => rmSync(file, { force: true });
}

function write(file: string, content: string): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    throw unwritable(file, error);
  }
}

/** A link is made whole or not at all, and to one of two who try at once. */
function take(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

const refusal = (command: string, holder?: number) =>
  `${command} runs already${holder === undefined ? "" : `, as process ${holder}`}; wait for it, or stop it, and this one can go on from there`;
