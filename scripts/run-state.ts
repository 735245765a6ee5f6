import { createHash } from "node:crypto";
import { deserialize, serialize } from "node:v8";
import { saveRun, type Run, type SavedRun } from "../src/experiments/run.ts";

/** An unfinished run, in float64, and the digest of the code that trained it. */
export interface State {
  readonly code: string;
  readonly run: SavedRun;
  /** How long it has been computed. */
  readonly seconds: number;
}

const HASH_BYTES = 32;

/** What is kept of an unfinished run: its SHA-256, then the run as V8 serializes it. */
export function stateBytes(code: string, run: Run, seconds: number): Uint8Array {
  const content = serialize({ code, run: saveRun(run), seconds } satisfies State);
  return Buffer.concat([sha256(content), content]);
}

/** The state in a file. Throws where one bit of it is not what was written. */
export function readState(file: Buffer): State {
  const content = file.subarray(HASH_BYTES);
  if (!sha256(content).equals(file.subarray(0, HASH_BYTES)))
    throw new Error("the saved state is damaged");
  return deserialize(content) as State;
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();
