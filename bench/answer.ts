import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Job } from "./job.ts";

/** The job whose file the bench names on the command line. */
export const readJob = (): Job => JSON.parse(readFileSync(process.argv[2], "utf8")) as Job;

/** Serves the bench: reads a number of updates a line, makes them, and answers with CPU seconds and the losses. */
export async function answer(update: () => number): Promise<void> {
  console.log("ready");
  for await (const line of createInterface(process.stdin)) {
    const losses: number[] = [];
    const begun = process.cpuUsage();
    for (let left = Number(line); left > 0; left--) losses.push(update());
    const { user, system } = process.cpuUsage(begun);
    console.log(JSON.stringify({ seconds: (user + system) / 1e6, losses: losses.slice(0, 20) }));
  }
}
