import * as z from "zod/mini";
import { canonicalText } from "./canonical.ts";
import { sha256 } from "./sha256.ts";
import { gunzip } from "./gunzip.ts";
import { misfit } from "./misfit.ts";
import {
  fileSchema,
  studyTraceSchema,
  traceSchema,
  VERSION,
  type Recording,
  type StudyTrace,
  type Trace,
} from "./schema.ts";

/** No honest trace unpacks to more. */
const LARGEST_FILE = 16_000_000;

/** The training run in a `.json.gz` file, as `decodeRecording` gives it. Throws where the file holds a study. */
export async function decodeTrace(name: string, file: Uint8Array<ArrayBuffer>): Promise<Trace> {
  const recording = await decodeRecording(name, file);
  if (isStudy(recording)) throw new Error(`${name} holds a study; a training run was asked for`);
  return recording;
}

/** Whether a recording is of a study. */
export const isStudy = (recording: Recording): recording is StudyTrace => "kind" in recording;

/**
 * The recording in a `.json.gz` file. Throws one sentence saying what is wrong with the file
 * called `name`: damaged, not a trace, of another version, incomplete, or altered.
 */
export async function decodeRecording(
  name: string,
  file: Uint8Array<ArrayBuffer>,
): Promise<Recording> {
  const unreadable = (what: string) => new Error(`${name} cannot be read: ${what}`);
  const bytes = await gunzip(file, LARGEST_FILE).catch((error: Error) => {
    throw unreadable(error.message);
  });
  const envelope = fileSchema.safeParse(parse(new TextDecoder().decode(bytes)));
  if (!envelope.success) throw unreadable("it is not a trace of this book");
  const { trace: content, sha256: label } = envelope.data;

  const versioned = versionSchema.safeParse(content);
  if (versioned.success && versioned.data.version !== VERSION) {
    const { version } = versioned.data;
    const remedy = version > VERSION ? "update the program" : "run npm run traces";
    throw unreadable(
      `it has version ${version} and this program reads version ${VERSION}; ${remedy}`,
    );
  }
  const isOfStudy = kindSchema.safeParse(content).success;
  const parsed = (isOfStudy ? studyTraceSchema : traceSchema).safeParse(content);
  if (!parsed.success) {
    const path = parsed.error.issues[0].path.join(".");
    throw unreadable(
      `field ${path || "trace"} is missing or not what version ${VERSION} has there`,
    );
  }
  const trace = parsed.data;
  const unfit = "kind" in trace ? undefined : misfit(trace);
  if (unfit) throw unreadable(`field ${unfit}`);

  const found = await sha256(canonicalText(trace));
  if (found !== label)
    throw new Error(`${name} was altered: its content hashes to ${found}, its label says ${label}`);
  return trace;
}

const versionSchema = z.object({ version: z.number() });
const kindSchema = z.object({ kind: z.literal("study") });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
