import { copyFile, mkdir } from "node:fs/promises";
import { canonicalText } from "../src/trace/canonical.ts";
import { readManifest, readRecording, traceFile, updateManifest } from "../src/trace/files.ts";
import type { Manifest } from "../src/trace/schema.ts";
import { sha256 } from "../src/trace/sha256.ts";

/**
 * Takes the traces of several folders into one, as if all had been recorded there, and returns
 * their names. All are read and compared first: throws one sentence, with nothing copied, where a
 * folder has none, a trace is not the one its manifest describes, or two folders differ in one.
 */
export async function mergeTraces(folders: readonly string[], into: string): Promise<string[]> {
  const found = new Map<string, { folder: string; line: Manifest["traces"][number] }>();
  for (const folder of folders) {
    const { traces } = await readManifest(folder);
    if (traces.length === 0) throw new Error(`${folder} holds no recorded traces`);
    for (const line of traces) {
      const hash = await sha256(canonicalText(await readRecording(line.name, folder)));
      if (hash !== line.sha256)
        throw new Error(
          `${traceFile(line.name, folder)} is not the file that ${folder}/manifest.json describes`,
        );
      const other = found.get(line.name);
      if (other && other.line.sha256 !== line.sha256)
        throw new Error(`${line.name} is not the same in ${other.folder} and in ${folder}`);
      found.set(line.name, { folder, line });
    }
  }
  await mkdir(into, { recursive: true });
  for (const [name, { folder, line }] of found) {
    await copyFile(traceFile(name, folder), traceFile(name, into));
    await updateManifest(line, into);
  }
  return [...found.keys()].sort();
}
