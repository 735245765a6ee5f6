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
  const { trace, sha256: written } = await read(name, file);
  const found = await sha256(canonicalText(trace));
  if (found !== written)
    throw new Error(
      `${name} was altered: its content hashes to ${found}, its label says ${written}`,
    );
  return trace;
}

/** As `decodeTrace`, with the hash the file claims, which is not checked. */
export async function read(
  name: string,
  file: Uint8Array<ArrayBuffer>,
): Promise<{ trace: Trace; sha256: string }> {
  const wrong = (what: string) => new Error(`${name} cannot be read: ${what}`);
  const bytes = await gunzip(file, LARGEST_FILE).catch((error: Error) => {
    throw wrong(error.message);
  });
  const json = parse(new TextDecoder().decode(bytes));
  const envelope = fileSchema.safeParse(json);
  if (!envelope.success) throw wrong("it is not a trace of this book");
  const version = z.object({ version: z.number() }).safeParse(envelope.data.trace);
  if (version.success && version.data.version !== VERSION)
    throw wrong(
      `it has version ${version.data.version} and this program reads version ${VERSION}; ` +
        (version.data.version > VERSION ? "update the program" : "run npm run traces"),
    );
  const trace = traceSchema.safeParse(envelope.data.trace);
  if (!trace.success) {
    const path = trace.error.issues[0].path.join(".");
    throw wrong(`field ${path || "trace"} is missing or not what version ${VERSION} has there`);
  }
  const unfit = misfit(trace.data);
  if (unfit) throw wrong(`field ${unfit}`);
  return { trace: trace.data, sha256: envelope.data.sha256 };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
