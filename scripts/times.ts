import { readFile } from "node:fs/promises";
import { availableParallelism, cpus } from "node:os";
import * as z from "zod/mini";
import { writeWhole } from "../src/trace/files.ts";

/** Where the book keeps how long recording took; beside the traces, since no trace depends on a machine. */
export const TIMES = "bench/recording.json";

const timesSchema = z.record(
  z.string(),
  z.object({
    seconds: z.number(), // of computing, all threads together
    machine: z.string(),
  }),
);
export type Times = z.infer<typeof timesSchema>;

/** How long each experiment took when it was last recorded, and where; empty without a file. */
export async function readTimes(file: string): Promise<Times> {
  const text = await readFile(file, "utf8").catch(() => "{}");
  return timesSchema.parse(JSON.parse(text));
}

/** Puts the time of one experiment into the file, with the name of this machine. */
export async function updateTimes(name: string, seconds: number, file: string): Promise<void> {
  const times = { ...(await readTimes(file)), [name]: { seconds: Math.round(seconds), machine } };
  const sorted = Object.entries(times).sort(([a], [b]) => (a < b ? -1 : 1));
  await writeWhole(file, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}

const machine = `${cpus()[0]?.model.trim() ?? "unknown processor"}, ${availableParallelism()} cores, Node ${process.versions.node}`;

/** The seconds that this thread has computed; where Node cannot tell, those that went by. */
export function threadSeconds(): number {
  // Node before 23.9 has no such function.
  const read = process.threadCpuUsage as typeof process.threadCpuUsage | undefined;
  if (!read) return performance.now() / 1000;
  const { user, system } = read.call(process);
  return (user + system) / 1e6;
}
