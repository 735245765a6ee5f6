import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "../src/trace/files.ts";

/** Where in the folder `states` a part of a study is kept until all are there. */
export const partFile = (study: string, part: string, states: string): string =>
  join(states, `${study}.${sha256(part).slice(0, 12)}.part`);

/** One part of a study: its canonical text, and how long it was computed. */
export interface Part {
  readonly text: string;
  readonly seconds: number;
}

/** Keeps a part that code of this digest made: a line about it, then its text. */
export const keepPart = (file: string, { text, seconds }: Part, code: string): Promise<void> =>
  writeWhole(file, `${sha256(text)} ${code} ${seconds.toFixed(3)}\n${text}`);

/** A part that was kept; undefined where there is none, it is damaged, or other code made it. */
export async function keptPart(file: string, code: string): Promise<Part | undefined> {
  const content = await readFile(file, "utf8").catch(() => "");
  const end = content.indexOf("\n");
  const [hash, madeBy, seconds] = content.slice(0, end).split(" ");
  const text = content.slice(end + 1);
  const isWhole = hash === sha256(text) && madeBy === code && Number(seconds) >= 0;
  return isWhole ? { text, seconds: Number(seconds) } : undefined;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
