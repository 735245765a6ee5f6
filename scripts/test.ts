// The whole test run. `node scripts/test.ts unit lint` runs those steps alone, in the order below;
// `--full` adds the steps that take too long for every day, and makes 200 random changes, not a few.

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PassThrough, type Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { outcomeOf, outcomeOfTests, summary, type Outcome } from "./totals.ts";

interface Step {
  name: string;
  /** The npm script that does it. */
  script: string;
  /** Whether it is a Vitest project, which reports each of its tests. */
  tests?: true;
  /** The step without which this one has nothing to look at. */
  needs?: string;
  /** Whether it begins with the first step, beside the others, and is told at its turn: it keeps one core busy for long. */
  isEarly?: true;
  /** Whether it takes too long for every day. */
  isFull?: true;
}

const steps: Step[] = [
  { name: "format", script: "format:check" },
  { name: "types", script: "types" },
  { name: "lint", script: "lint" },
  { name: "spelling", script: "spelling" },
  { name: "unit", script: "test:unit", tests: true },
  { name: "traces", script: "test:traces", tests: true, isEarly: true },
  { name: "build", script: "build" },
  { name: "site", script: "test:site", tests: true, needs: "build" },
  { name: "verify", script: "traces:verify", isFull: true },
  { name: "engines", script: "test:engines", isFull: true },
];

const root = fileURLToPath(new URL("..", import.meta.url));
const reports = join(root, "node_modules/.cache/test");
/** More than a step prints, so that none waits to be heard. */
const KEPT_BYTES = 1_000_000_000;
/** Of the random cases: what fails every day fails for everybody. A full run and one test alone take others each time. */
const EVERY_DAYS_SEED = "7509";
const running = new Set<ChildProcess>();

/** Runs the named steps, without a name all of every day or of a full run, and returns what came of each. */
async function runSteps(names: string[], isFull: boolean): Promise<Map<string, Outcome>> {
  const unknown = names.find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined) {
    throw new Error(`no step "${unknown}"; there are ${steps.map(({ name }) => name).join(", ")}`);
  }
  const outcomes = new Map<string, Outcome>();
  const wanted = steps.filter((step) =>
    names.length === 0 ? isFull || !step.isFull : names.includes(step.name),
  );
  const begun = new Map(
    wanted.filter(({ isEarly }) => isEarly).map((step) => [step, beginEarly(step)]),
  );
  for (const step of wanted) {
    console.log(`\n[${step.name}]`);
    const needed = step.needs && outcomes.get(step.needs);
    const isStuck = needed && needed.failed > 0;
    if (isStuck) console.log(`not run, because ${step.needs} failed`);
    const outcome = begun.get(step)?.() ?? (isStuck ? outcomeOf(1) : runStep(step, process.stdout));
    outcomes.set(step.name, await outcome);
  }
  return outcomes;
}

/** Begins a step and keeps what it prints; the function it returns shows that, and then waits for the end. */
function beginEarly(step: Step): () => Promise<Outcome> {
  const printed = new PassThrough({ highWaterMark: KEPT_BYTES });
  const outcome = runStep(step, printed);
  return () => {
    printed.pipe(process.stdout, { end: false });
    return outcome;
  };
}

async function runStep({ name, script, tests }: Step, output: Writable): Promise<Outcome> {
  const report = join(reports, `${name}.json`);
  // A report left over from the last run must not speak for a run that crashes.
  rmSync(report, { force: true });
  const options = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await runScript(script, tests ? options : [], output);
  if (!tests) return outcomeOf(code);
  return outcomeOfTests(code, existsSync(report) ? readReport(report) : undefined);
}

/** A report cut short by a crash is no report. */
function readReport(path: string) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

/** Runs an npm script without its pre-script, its output written as it comes; returns the exit code. */
function runScript(script: string, options: string[], output: Writable): Promise<number> {
  const args = ["run", "--silent", "--ignore-scripts", script, ...(options.length ? ["--"] : [])];
  return new Promise((resolve) => {
    const child = spawn("npm", [...args, ...options], {
      cwd: root,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" },
      stdio:
        output === process.stdout ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
      detached: process.platform !== "win32", // its own group, so that stop() reaches grandchildren
    });
    running.add(child);
    child.stdout?.pipe(output, { end: false });
    child.stderr?.pipe(output, { end: false });
    child.on("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on("close", (code) => {
      running.delete(child);
      resolve(code ?? 1);
    });
  });
}

/** Ends the steps that run, with all they started, and then this process. */
function stop(): void {
  if (running.size === 0) process.exit(130);
  const kill = () => [...running].forEach((child) => signal(child, "SIGKILL"));
  let left = running.size;
  for (const child of running) {
    child.once("close", () => {
      signal(child, "SIGKILL");
      if (--left === 0) process.exit(130);
    });
    signal(child, "SIGTERM");
  }
  setTimeout(kill, 3000);
}

function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", `${pid}`, "/t", "/f"]);
    return;
  }
  try {
    process.kill(-pid, name);
  } catch {
    // All of them have ended already.
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.on("SIGINT", stop).on("SIGTERM", stop).on("SIGHUP", stop);
  mkdirSync(reports, { recursive: true });
  try {
    const names = process.argv.slice(2).filter((name) => name !== "--full");
    const isFull = process.argv.includes("--full");
    process.env.SEED ??= isFull ? String(randomInt(1_000_000)) : EVERY_DAYS_SEED;
    if (isFull) process.env.MUTATIONS ??= "200";
    const { SEED, MUTATIONS } = process.env;
    console.log(`SEED=${SEED}${MUTATIONS ? ` MUTATIONS=${MUTATIONS}` : ""}`);
    const outcomes = await runSteps(names, isFull);
    const lines = summary(outcomes);
    console.log(`\n${lines.join("\n")}`);
    process.exitCode = [...outcomes.values()].some(({ failed }) => failed > 0) ? 1 : 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
