import { EXPERIMENTS } from "../src/experiments/registry.ts";
import { TRACES } from "../src/trace/files.ts";
import { recordAll } from "./record-all.ts";

/*
 * npm run traces: records every experiment whose trace is missing, damaged or made by other code.
 * Whatever is stopped goes on where it was. --force records everything again.
 */

const terminal = process.stdout.isTTY;
const begun = performance.now();
process.once("SIGINT", () => {
  console.log("\nstopped; npm run traces goes on from here");
  process.exit(130);
});
try {
  const recorded = await recordAll(EXPERIMENTS, {
    folder: TRACES,
    states: ".cache/traces",
    force: process.argv.includes("--force"),
    log: (line) => console.log(terminal ? `\r\u001b[K${line}` : line),
    progress: (line) => (terminal ? process.stdout.write(`\r\u001b[K${line}`) : console.log(line)),
    secondsBetweenProgress: terminal ? 1 : 10,
  });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${recorded.length} of ${EXPERIMENTS.length} traces recorded in ${seconds} s`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
