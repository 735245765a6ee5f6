import * as z from "zod/mini";
import { canonicalText } from "./canonical.ts";
import { sha256 } from "./sha256.ts";
import { gunzip } from "./gunzip.ts";
import { misfit } from "./misfit.ts";
import { fileSchema, traceSchema, VERSION, type Trace } from "./schema.ts";

/** No honest trace unpacks to more. */
const LARGEST_FILE = 16_000_000;

/**
 * The trace in a `.json.gz` file. Throws one sentence saying what is wrong with the file
 * called `name`: damaged, not a trace, of another version, incomplete, or altered.
 */
export async function decodeTrace(name: string, file: Uint8Array<ArrayBuffer>): Promise<Trace> {
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
  const parsed = traceSchema.safeParse(content);
  if (!parsed.success) {
    const path = parsed.error.issues[0].path.join(".");
    throw unreadable(
      `field ${path || "trace"} is missing or not what version ${VERSION} has there`,
    );
  }
  const trace = parsed.data;
  const unfit = misfit(trace);
  if (unfit) throw unreadable(`field ${unfit}`);

  const found = await sha256(canonicalText(trace));
  if (found !== label)
    throw new Error(`${name} was altered: its content hashes to ${found}, its label says ${label}`);
  return trace;
}

const versionSchema = z.object({ version: z.number() });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
