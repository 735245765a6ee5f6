import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "../src/trace/files.ts";

/** Where in the folder `states` a part of a study is kept until all are there. */
export const partFile = (study: string, part: string, states: string): string =>
  join(states, `${study}.${sha256(part).slice(0, 12)}.part`);

/** Keeps a part that code of this digest made: a line with the SHA-256 of its text and the digest, then the text. */
export const keepPart = (file: string, text: string, code: string): Promise<void> =>
  writeWhole(file, `${sha256(text)} ${code}\n${text}`);

/** The text of a part that was kept; undefined where there is none, it is damaged, or other code made it. */
export async function keptPart(file: string, code: string): Promise<string | undefined> {
  const content = await readFile(file, "utf8").catch(() => "");
  const text = content.slice(content.indexOf("\n") + 1);
  return content === `${sha256(text)} ${code}\n${text}` ? text : undefined;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
