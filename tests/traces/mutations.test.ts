import { spawn } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TrainingRun } from "../../src/experiments/experiment.ts";
import { partText, studyTraceOf } from "../../src/experiments/record-study.ts";
import type { AnyStudy } from "../../src/experiments/study.ts";
import { remake } from "../../src/experiments/verify.ts";
import { integer, seeded, type Random } from "../../src/rnn/random.ts";
import { decodeRecording } from "../../src/trace/decode.ts";
import { firstDifference } from "../../src/trace/difference.ts";
import { readStudy, readTrace, traceFile } from "../../src/trace/files.ts";
import type { Recording, StudyTrace, Trace } from "../../src/trace/schema.ts";
import { leavesOf, placed, valueAt } from "../trace/json-paths.ts";
import { fileOf } from "../trace/tiny.ts";
import { alter, KINDS } from "./alterations.ts";
import { CHECK, clone, runIn } from "./clone.ts";
import { EQUIVALENT } from "./equivalent-mutants.ts";
import { executed } from "./executed.ts";
import { corpusMutant, mutated, operatorMutants, shown, type Mutant } from "./mutants.ts";
import { seed } from "./seed.ts";
import { TINY_RUNS } from "./tiny-registry/runs.ts";
import { tinyText } from "./tiny-registry/studies.ts";

/*
 * Does verification notice? With digests and hashes left out of account, changes are made at random
 * to what is recorded, to settings, to the language, and to the code, and each has to be found by
 * making the recordings again. npm run test:full makes 200 changes; npm test a few, and none of the
 * code, whose survivors somebody has to think about.
 */

const { MUTATIONS } = process.env;
const COUNT = Number(MUTATIONS ?? 24);
console.log(`MUTATIONS=${COUNT}`);
const share = (of: number) => Math.round((COUNT * of) / 200);

let root: string;
const place = (name: string) => join(root, name);
const [run] = TINY_RUNS;
const study = tinyText as unknown as AnyStudy;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "mutations-"));
  clone(place("one"));
  expect(runIn(place("one"), "scripts/traces.ts")).toMatchObject({ code: 0, err: "" });
});
afterAll(() => rmSync(root, { recursive: true }));

const tracesOf = (name: string) => place(`${name}/traces`);

describe("of what is recorded", () => {
  let trace: Trace;
  let remade: Trace;
  let ofStudy: StudyTrace;
  let remadeStudy: StudyTrace;
  beforeAll(async () => {
    trace = await readTrace(run.name, tracesOf("one"));
    remade = await remake(run, trace.provenance.code);
    ofStudy = await readStudy(study.name, tracesOf("one"));
    const texts = study.parts(study.config).map((part) => partText(study, part, []));
    remadeStudy = await studyTraceOf(study, ofStudy.provenance, texts);
  });

  test(`each of ${share(70)} changes is found: weights, curves, measures, data`, async () => {
    const random = seeded(seed);
    const kinds = [...Object.keys(KINDS), "study"];
    for (let found = 0; found < share(70); ) {
      const kind = kinds[integer(random, kinds.length)];
      const altered: { trace: Recording; path: readonly (string | number)[] } | undefined =
        kind === "study" ? alterStudy(ofStudy, random) : alter(trace, kind, random);
      if (!altered) continue;
      // The digest of the code is one of the digests that are left out of account.
      if (altered.path.join(".") === "provenance.code") continue;
      const bytes = await fileOf(altered.trace);
      const decoded = await decodeRecording(traceFile("x"), bytes).catch(() => undefined);
      if (!decoded) continue; // it no longer fits the rest of its file, which reading it tells
      const difference = firstDifference(decoded, kind === "study" ? remadeStudy : remade);
      expect(difference, `${altered.path.join(".")}, SEED=${seed}`).toBeDefined();
      found++;
    }
  });
});

/** Another number or letter in a random place of a study's trace. */
function alterStudy(trace: StudyTrace, random: Random) {
  const paths = leavesOf(trace);
  const path = paths[integer(random, paths.length)];
  const value = valueAt(trace, path);
  const other = typeof value === "number" ? value + 1 : String(value).replace(/[0-9a-z]/, "0");
  return other === value ? undefined : { path, trace: placed(trace, path, other) as StudyTrace };
}

describe("of settings", () => {
  test(`each of ${share(30)} changes is found in what comes out, not only in the settings`, async () => {
    const random = seeded(seed + 1);
    const committed = await readTrace(run.name, tracesOf("one"));
    const settings = Object.entries(run.config);
    for (let found = 0; found < share(30); found++) {
      const [key, value] = settings[integer(random, settings.length)];
      const other = typeof value === "number" ? moved(key, value, random) : otherStart(value, random);
      const config = { ...run.config, [key]: other };
      const changed: TrainingRun = { ...run, config };
      const remade = await remake(changed, committed.provenance.code);
      const difference = firstDifference({ ...committed, config: 0 }, { ...remade, config: 0 });
      expect(difference, `${key} = ${other}, SEED=${seed}`).toBeDefined();
    }
  });
});

/** Counts and seeds become the next, the others a few percent more. */
const moved = (key: string, value: number, random: Random): number =>
  /^(learningRate|clip|gain)$/.test(key) ? value * (1 + (1 + integer(random, 9)) / 100) : value + 1;

function otherStart(value: string, random: Random): string {
  const others = ["orthogonal", "xavier", "gaussian", "identity"].filter((one) => one !== value);
  return others[integer(random, others.length)];
}

describe("of the language and of the code", () => {
  /** The clones in which mutants are put, two at a time. */
  const WORKPLACES = ["one", "two"];
  let operators: Mutant[];
  beforeAll(async () => {
    clone(place("two"));
    expect(
      runIn(place("two"), "scripts/traces.ts", "--merge", tracesOf("one")),
    ).toMatchObject({ code: 0, err: "" });
    const coverage = place("coverage");
    expect(await check(place("one"), { NODE_V8_COVERAGE: coverage })).toBe("all the same");
    const ran = executed(coverage, place("one"));
    operators = RECORDING.flatMap(operatorMutants)
      .filter(({ file, from }) => ran(file, from));
  });

  test(`each of ${share(30)} changed words and templates is found`, async () => {
    const random = seeded(seed + 2);
    await expectFound(Array.from({ length: share(30) }, () => corpusMutant(random)));
  });

  test.runIf(MUTATIONS)(
    `each of ${share(70)} changed operators and constants is found`,
    { timeout: 20 * 60_000 + share(70) * 10_000 }, // as long as others have, and more for each change
    async () => {
      const random = seeded(seed + 3);
      const chosen: Mutant[] = [];
      const left = [...operators];
      while (chosen.length < share(70) && left.length > 0) {
        const [mutant] = left.splice(integer(random, left.length), 1);
        const reason = reasonOf(mutant);
        if (reason) console.log(`left out, ${reason}: ${shown(mutant)}`);
        else chosen.push(mutant);
      }
      await expectFound(chosen);
    },
  );

  test("what is said to change nothing is there to be changed", () => {
    const said = operators.map(shown);
    for (const mutant of Object.values(EQUIVALENT).flat())
      expect(said.some((line) => line.includes(mutant)), mutant).toBe(true);
  });

  async function expectFound(mutants: Mutant[]): Promise<void> {
    const waiting = [...mutants];
    const survivors: string[] = [];
    const work = async (workplace: string) => {
      for (let mutant = waiting.pop(); mutant; mutant = waiting.pop()) {
        const file = join(place(workplace), mutant.file);
        const original = readFileSync(file, "utf8");
        writeFileSync(file, mutated(mutant));
        const said = await check(place(workplace));
        writeFileSync(file, original);
        if (said === "all the same") survivors.push(shown(mutant));
      }
    };
    await Promise.all(WORKPLACES.map(work));
    expect(survivors, `SEED=${seed}`).toEqual([]);
  }
});

/** What the tiny registry stands in the place of. */
const REGISTERED = ["src/experiments/runs", "src/experiments/studies"];

/** The files whose code makes recordings; those that compare them are what is tested here. */
const RECORDING = globSync("src/{rnn,grammar,experiments}/**/*.ts", { exclude: REGISTERED })
  .sort()
  .filter((file) => !file.includes("verify"));

/** Why a mutant changes no recording; undefined where nobody said so. */
const reasonOf = (mutant: Mutant): string | undefined => {
  const line = shown(mutant);
  const isIt = (piece: string) => line.includes(piece);
  return Object.keys(EQUIVALENT).find((reason) => EQUIVALENT[reason].some(isIt));
};

/** No recording of the tiny registry takes as long; what does has been changed. */
const LONGEST_MS = 60_000;

/** What the check of a clone says in the end; what it dies of counts as noticed. */
function check(folder: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [CHECK], {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "ignore"],
      timeout: LONGEST_MS,
    });
    let out = "";
    child.stdout.on("data", (data) => (out += data));
    child.on("close", (code) => resolve(code === 0 ? out.trim() : `ended with ${code}`));
  });
}
