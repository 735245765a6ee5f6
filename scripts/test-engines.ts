import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engineBits, type EngineBits } from "../tests/kernel/engine-bits.ts";
import { engines, writeModules } from "./engines.ts";

/*
 * npm run test:engines: the same trainings in every engine at hand, by the textbook and by the
 * compiled cells, and the same measures of what was trained; fails where one bit differs from this
 * Node's, or where the compiled cells differ from the textbook. An engine that is not there is named,
 * with how to get it.
 */

const digest = (digits: string) => createHash("sha256").update(digits).digest("hex").slice(0, 12);
const here = engineBits();
const folder = mkdtempSync(join(tmpdir(), "engines-"));
let differing = 0;
let asked = 0;

/** What came of one engine, in a line. */
function judge(found: EngineBits): string {
  const elman = found.elman === here.elman;
  const textbook = found.textbook === here.textbook;
  const kernel = found.kernel === undefined || found.kernel === here.textbook;
  const measures = found.measures === here.measures;
  if (!(elman && textbook && kernel && measures)) differing++;
  const word = (isSame: boolean, digits: string) =>
    `${digest(digits)} ${isSame ? "same" : "DIFFERS"}`;
  const compiled = found.kernel === undefined ? "not compiled" : word(kernel, found.kernel);
  const cells = `textbook ${word(elman && textbook, found.elman + found.textbook)}, kernel ${compiled}`;
  return `${cells}, measures ${word(measures, found.measures)}`;
}

try {
  for (const { name, train, install } of engines(await writeModules(folder))) {
    try {
      const found = await train();
      asked++;
      console.log(`${name}: ${judge(found)}`);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      console.log(`${name}: left out (${why}); ${install}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`${asked} engines, ${differing} differ`);
if (differing > 0 || asked === 0) process.exitCode = 1;
