import { globSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Experiment, FiledStudy, TrainingRun } from "../src/experiments/experiment.ts";
import type { AnyStudy } from "../src/experiments/study.ts";

/** Where experiments are found: families of training runs, and studies. */
const FOLDERS = ["src/experiments/runs", "src/experiments/studies"];

/**
 * Every experiment of the book, in the order in which they are listed: what the modules of two
 * folders export, runs before studies, core before sweeps, by name. Throws where two have one name.
 */
export async function findExperiments(root = "."): Promise<Experiment[]> {
  const files = FOLDERS.flatMap((folder) => globSync(`${folder}/*.ts`, { cwd: root }).sort());
  const found: Experiment[] = [];
  for (const file of files)
    for (const value of Object.values(await load(file, root)))
      found.push(...experimentsIn(value, file));
  const twice = found.find(({ name }, i) => found.findIndex((one) => one.name === name) < i);
  if (twice) throw new Error(`two experiments have the name "${twice.name}"; each needs its own`);
  return found.sort(
    (a, b) => compare(a.kind, b.kind) || compare(a.tier, b.tier) || compare(a.name, b.name),
  );
}

/** The study `name` of a module. */
export async function loadStudy(module: string, name: string): Promise<FiledStudy> {
  const exported = Object.values(await load(module, "."));
  const found = exported.flatMap((value) => experimentsIn(value, module));
  const one = found.find((experiment) => experiment.name === name);
  if (one?.kind !== "study") throw new Error(`${module} exports no study "${name}"`);
  return one;
}

const load = (file: string, root: string): Promise<Record<string, unknown>> =>
  import(/* @vite-ignore */ pathToFileURL(resolve(root, file)).href);

function experimentsIn(value: unknown, module: string): Experiment[] {
  if (Array.isArray(value)) return value.filter((item) => kindOf(item) === "run") as TrainingRun[];
  return kindOf(value) === "study" ? [{ ...(value as AnyStudy), module }] : [];
}

const kindOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "kind" in value ? value.kind : undefined;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
