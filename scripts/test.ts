// The whole test run. `node scripts/test.ts unit lint` runs those steps alone, in the order below.

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
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
}

const steps: Step[] = [
  { name: "format", script: "format:check" },
  { name: "types", script: "types" },
  { name: "lint", script: "lint" },
  { name: "spelling", script: "spelling" },
  { name: "unit", script: "test:unit", tests: true },
  { name: "traces", script: "test:traces", tests: true },
  { name: "build", script: "build" },
  { name: "site", script: "test:site", tests: true, needs: "build" },
];

const root = fileURLToPath(new URL("..", import.meta.url));
const reports = join(root, "node_modules/.cache/test");
let running: ChildProcess | undefined;

/** Runs the named steps, all of them without a name, and returns what came of each. */
async function runSteps(names: string[]): Promise<Map<string, Outcome>> {
  const unknown = names.find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined) {
    throw new Error(`no step "${unknown}"; there are ${steps.map(({ name }) => name).join(", ")}`);
  }
  const outcomes = new Map<string, Outcome>();
  for (const step of steps) {
    if (names.length > 0 && !names.includes(step.name)) continue;
    console.log(`\n[${step.name}]`);
    const needed = step.needs && outcomes.get(step.needs);
    const isStuck = needed && needed.failed > 0;
    if (isStuck) console.log(`not run, because ${step.needs} failed`);
    outcomes.set(step.name, isStuck ? outcomeOf(1) : await runStep(step));
  }
  return outcomes;
}

async function runStep({ name, script, tests }: Step): Promise<Outcome> {
  const report = join(reports, `${name}.json`);
  // A report left over from the last run must not speak for a run that crashes.
  rmSync(report, { force: true });
  const options = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await runScript(script, tests ? options : []);
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

/** Runs an npm script without its pre-script, its output shown as it comes; returns the exit code. */
function runScript(script: string, options: string[]): Promise<number> {
  const args = ["run", "--silent", "--ignore-scripts", script, ...(options.length ? ["--"] : [])];
  return new Promise((resolve) => {
    running = spawn("npm", [...args, ...options], {
      cwd: root,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "inherit", "inherit"],
      shell: process.platform === "win32",
      detached: process.platform !== "win32", // its own group, so that stop() reaches grandchildren
    });
    running.on("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    running.on("close", (code) => resolve(code ?? 1));
  });
}

/** Ends the step that runs, with all it started, and then this process. */
function stop(): void {
  if (!running) process.exit(130);
  running.once("close", () => {
    signal("SIGKILL");
    process.exit(130);
  });
  signal("SIGTERM");
  setTimeout(() => signal("SIGKILL"), 3000);
}

function signal(name: NodeJS.Signals): void {
  const pid = running?.pid;
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
    const outcomes = await runSteps(process.argv.slice(2));
    const lines = summary(outcomes);
    console.log(`\n${lines.join("\n")}`);
    process.exitCode = [...outcomes.values()].some(({ failed }) => failed > 0) ? 1 : 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
