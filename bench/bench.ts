import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { begin, contestants, type Contestant, type Running } from "./contestant.ts";
import { job } from "./job.ts";
import { report, type Result } from "./report.ts";

/*
 * npm run bench: trains the same network by everything this machine has, in turn and on one thread
 * each, prints characters per CPU second and writes BENCHMARKS.md. `-- --rounds 3` makes it shorter.
 */

const SIZES = [64, 256];
const LANES = [1, 16, 32];
const SECONDS_A_ROUND = 0.4;
/** Losses of the first updates have to agree so far: float64 but for the sums' order, and float32. */
const TOLERANCE = { exact: 1e-5, single: 2e-3 };

const folder = fileURLToPath(new URL(".", import.meta.url));
const at = process.argv.indexOf("--rounds");
const rounds = at < 0 ? 7 : Number(process.argv[at + 1]);

/** Brings bench/node_modules here: TensorFlow.js is needed for nothing else. */
function install(): void {
  if (existsSync(join(folder, "node_modules/.package-lock.json"))) return;
  console.log("installing TensorFlow.js into bench/node_modules");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: folder,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error("TensorFlow.js could not be installed into bench/");
}

/** Characters per CPU second of every contestant in every round of one job. */
async function measure(all: readonly Contestant[], H: number, lanes: number): Promise<Result> {
  const scratch = mkdtempSync(join(tmpdir(), "bench-"));
  const path = join(scratch, "job.json");
  const given = job(H, lanes);
  writeFileSync(path, JSON.stringify(given));
  const running: Running[] = [];
  try {
    for (const contestant of all) running.push(await begin(contestant, path));
    const answers = [];
    for (const one of running) answers.push(await one.ask(20));
    refuseDisagreement(
      all,
      answers.map(({ losses }) => losses),
    );
    const updates: number[] = [];
    for (const one of running) {
      const { seconds } = await one.ask(10);
      updates.push(Math.max(1, Math.round((SECONDS_A_ROUND * 10) / seconds)));
    }
    for (let i = 0; i < running.length; i++) await running[i].ask(updates[i]); // warm
    const rates: number[][] = all.map(() => []);
    for (let round = 0; round < rounds; round++)
      for (let i = 0; i < running.length; i++) {
        const { seconds } = await running[i].ask(updates[i]);
        rates[i].push((updates[i] * lanes * given.truncation) / seconds);
      }
    return { H, lanes, rates };
  } finally {
    for (const one of running) one.stop();
    rmSync(scratch, { recursive: true });
  }
}

/** Throws where a contestant's losses are not those of the textbook: it would be doing another job. */
function refuseDisagreement(all: readonly Contestant[], losses: readonly (readonly number[])[]) {
  const [textbook, ...others] = losses;
  others.forEach((found, i) => {
    const { name } = all[i + 1];
    const isSingle = /32|TensorFlow/.test(name);
    const allowed = isSingle ? TOLERANCE.single : TOLERANCE.exact;
    const allowedHere = name === "kernel" ? 0 : allowed;
    const furthest = Math.max(...textbook.map((loss, u) => Math.abs(loss - found[u])));
    if (!(furthest <= allowedHere))
      throw new Error(
        `the losses of ${name} are up to ${furthest} from the textbook's; ${allowedHere} is allowed`,
      );
  });
}

/** Which matrix library Debian gives NumPy and PyTorch; without OpenBLAS they are several times slower. */
function blas(): string {
  const link = "/etc/alternatives/libblas.so.3-x86_64-linux-gnu";
  return existsSync(link) ? `Debian's BLAS is ${realpathSync(link)}` : "no BLAS of Debian's";
}

install();
const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
  dependencies: Record<string, string>;
};
const { present, absent } = contestants(manifest.dependencies["@tensorflow/tfjs"]);
for (const sentence of absent) console.log(`left out: ${sentence}`);
const results: Result[] = [];
for (const H of SIZES)
  for (const lanes of LANES) {
    const result = await measure(present, H, lanes);
    results.push(result);
    console.log(report(present, [result], rounds).table);
  }
const machine = `${cpus()[0].model}, ${cpus().length} cores, ${process.platform} ${process.arch}, load ${loadavg()[0].toFixed(1)}; ${blas()}`;
const { text } = report(present, results, rounds, machine, absent);
const path = join(folder, "../BENCHMARKS.md");
writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
console.log("BENCHMARKS.md is written");
