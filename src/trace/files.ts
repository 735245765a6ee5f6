import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { canonicalText } from "./canonical.ts";
import { sha256 } from "./sha256.ts";
import { decodeRecording, decodeTrace, isStudy } from "./decode.ts";
import {
  manifestSchema,
  VERSION,
  type Manifest,
  type ManifestLine,
  type Recording,
  type StudyTrace,
  type Trace,
} from "./schema.ts";

/** The folder of committed traces, from the project's root, where every command runs. */
export const TRACES = "traces";

/** The path of a trace. */
export const traceFile = (name: string, folder = TRACES) => join(folder, `${name}.json.gz`);

/** Reads and checks one training run. Throws one sentence where it is missing, damaged or a study. */
export async function readTrace(name: string, folder = TRACES): Promise<Trace> {
  const file = traceFile(name, folder);
  return decodeTrace(file, new Uint8Array(await bytesOf(file)));
}

/** Reads and checks one recording of either kind. Throws one sentence where it is missing or damaged. */
export async function readRecording(name: string, folder = TRACES): Promise<Recording> {
  const file = traceFile(name, folder);
  return decodeRecording(file, new Uint8Array(await bytesOf(file)));
}

/** Reads and checks one study. Throws one sentence where it is missing, damaged or a training run. */
export async function readStudy(name: string, folder = TRACES): Promise<StudyTrace> {
  const recording = await readRecording(name, folder);
  if (isStudy(recording)) return recording;
  throw new Error(`${traceFile(name, folder)} holds a training run; a study was asked for`);
}

/** Reads and checks the manifest; an absent one lists nothing. */
export async function readManifest(folder = TRACES): Promise<Manifest> {
  const file = join(folder, "manifest.json");
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return { version: VERSION, traces: [] };
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    throw new Error(
      `${file} is not a manifest of version ${VERSION}; restore it from git, or delete it and run npm run traces`,
    );
  }
}

/** Writes one recording, whole or not at all, and returns its line for the manifest. */
export async function writeTrace(trace: Recording, folder = TRACES): Promise<ManifestLine> {
  const hash = await sha256(canonicalText(trace));
  const json = canonicalText({ sha256: hash, trace });
  const gzip = gzipSync(json, { level: 9 });
  await writeWhole(traceFile(trace.name, folder), gzip);
  return lineOf(trace, hash, gzip.length, Buffer.byteLength(json));
}

/** The line for the manifest of a recording that lies in the folder. Throws where it is missing or damaged. */
export async function describeTrace(name: string, folder = TRACES): Promise<ManifestLine> {
  const recording = await readRecording(name, folder);
  const gzip = await bytesOf(traceFile(name, folder));
  const hash = await sha256(canonicalText(recording));
  return lineOf(recording, hash, gzip.length, gunzipSync(gzip).length);
}

const lineOf = (
  { name, shows, provenance }: Recording,
  hash: string,
  bytes: number,
  jsonBytes: number,
): ManifestLine => ({
  name,
  file: `${name}.json.gz`,
  shows,
  bytes,
  jsonBytes,
  sha256: hash,
  code: provenance.code,
  ...("weights" in provenance && { weights: provenance.weights }),
});

/** What stands in a file before the canonical text of its trace. */
const labelOf = (hash: string) => `{"sha256":"${hash}","trace":`;

/** Whether a file is there and holds just the recording of a hash; it is not parsed. */
export async function holds(name: string, hash: string, folder = TRACES): Promise<boolean> {
  try {
    const json = gunzipSync(await readFile(traceFile(name, folder)));
    const label = labelOf(hash);
    const found = await sha256(new Uint8Array(json.subarray(label.length, -1)));
    return json.toString("latin1", 0, label.length) === label && found === hash;
  } catch {
    return false;
  }
}

/** Puts one line into the manifest, in place of an older one of that name. */
export async function updateManifest(line: ManifestLine, folder = TRACES): Promise<void> {
  const { traces } = await readManifest(folder);
  const lines = [...traces.filter(({ name }) => name !== line.name), line];
  lines.sort((a, b) => (a.name < b.name ? -1 : 1));
  const text = JSON.stringify({ version: VERSION, traces: lines }, null, 2);
  await writeWhole(join(folder, "manifest.json"), `${text}\n`);
}

/** Writes beside the file and renames: whoever reads sees the old content or the new, never a half. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.draft`;
  try {
    await writeFile(draft, content);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw unwritable(file, error);
  }
}

/** Why a file could not be written, as a sentence. */
export function unwritable(file: string, error: unknown): Error {
  const { code = "unknown reason" } = error as NodeJS.ErrnoException;
  const why = code === "ENOSPC" ? "the disk is full; make room and start again" : code;
  return new Error(`${file} cannot be written: ${why}`, { cause: error });
}

/**
 * Removes the drafts in a folder that a process left behind when it was stopped in the middle of one,
 * or those of the processes that `isOver` says.
 */
export async function removeDrafts(
  folder: string,
  isOver: (pid: number) => boolean = (pid) => !isRunning(pid),
): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, pid] = /\.(\d+)\.draft$/.exec(name) ?? [];
    if (pid && isOver(Number(pid))) await rm(join(folder, name), { force: true });
  }
}

/** Whether there is a process of that number, ours or another user's. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // it is another user's
  }
}

async function bytesOf(file: string): Promise<Buffer> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT")
      throw new Error(`${file} is missing; restore it from git or run npm run traces`);
    throw new Error(`${file} cannot be read (${error.code})`);
  });
}
