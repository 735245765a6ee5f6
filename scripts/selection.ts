import { parseArgs } from "node:util";
import type { Experiment, FiledStudy, Tier } from "../src/experiments/experiment.ts";
import type { Config } from "../src/trace/schema.ts";

/** Which of the experiments are meant. */
export interface Selection {
  /** Their names; empty for all. */
  readonly only: readonly string[];
  readonly tier?: Tier;
  /** Part `part` of `parts`, counted from 1: together the parts are all, and no experiment is in two. */
  readonly shard?: { readonly part: number; readonly parts: number };
}

/** What a command was asked for. */
export interface Request extends Selection {
  readonly list: boolean;
  readonly force: boolean;
  /** Whether to verify no more than the beginnings. */
  readonly quick: boolean;
  /** Folders whose traces are to be taken in. */
  readonly merge: readonly string[];
}

const TIERS: readonly Tier[] = ["core", "sweep"];

/** Reads a command line. Throws one sentence on what it does not know. */
export function readRequest(args: readonly string[]): Request {
  const { values, positionals } = parse(args);
  const { tier, shard, merge = false } = values;
  if (tier !== undefined && !isTier(tier))
    throw new Error(`no tier "${tier}"; there are ${TIERS.join(" and ")}`);
  if (merge && positionals.length === 0)
    throw new Error("--merge needs the folders to take traces from: --merge shard-1 shard-2");
  const names = values.only?.flatMap((text) => text.split(",")) ?? [];
  return {
    only: merge ? names : [...names, ...positionals],
    ...(tier && { tier }),
    ...(shard !== undefined && { shard: readShard(shard) }),
    list: values.list ?? false,
    force: values.force ?? false,
    quick: values.quick ?? false,
    merge: merge ? positionals : [],
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        only: { type: "string", multiple: true },
        tier: { type: "string" },
        shard: { type: "string" },
        list: { type: "boolean" },
        force: { type: "boolean" },
        quick: { type: "boolean" },
        merge: { type: "boolean" },
      },
    });
  } catch (error) {
    const [first] = (error as Error).message.split(". ");
    throw new Error(
      `${first}; there are --only names, --tier ${TIERS.join(" or ")}, --shard 1/3, --list, --force, --quick and --merge folders`,
      { cause: error },
    );
  }
}

const isTier = (text: string): text is Tier => (TIERS as readonly string[]).includes(text);

function readShard(text: string): { part: number; parts: number } {
  const [, part, parts] = /^(\d{1,3})\/(\d{1,3})$/.exec(text)?.map(Number) ?? [];
  if (part === undefined || part < 1 || part > parts)
    throw new Error(`"${text}" is no shard; the second of three is --shard 2/3`);
  return { part, parts };
}

/**
 * The experiments of a selection, and the runs that its studies read, the longest first. Throws,
 * naming what there is, on a name nobody has.
 */
export function select(
  experiments: readonly Experiment[],
  { only, tier, shard }: Selection,
): Experiment[] {
  const known = experiments.map(({ name }) => name);
  const unknown = only.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Error(`no experiment "${unknown}"; there are ${known.join(", ")}`);
  const chosen = longestFirst(experiments).filter(
    (one) =>
      (only.length === 0 || only.includes(one.name)) && (tier === undefined || one.tier === tier),
  );
  const dealt = shard ? shardsOf(chosen, shard.parts)[shard.part - 1] : chosen;
  return longestFirst(withReads(dealt, experiments));
}

/** Experiments with the runs that they read, each once. */
function withReads(chosen: readonly Experiment[], all: readonly Experiment[]): Experiment[] {
  const reads = new Set(chosen.flatMap((one) => (one.kind === "study" ? one.reads : [])));
  return all.filter((one) => chosen.includes(one) || reads.has(one.name));
}

/**
 * Deals experiments to so many machines: the longest first, each to the one that has least to do.
 * A function of the registry alone, so that machines that never speak agree. A run that a study
 * reads is recorded by both where they are dealt apart.
 */
function shardsOf(experiments: readonly Experiment[], parts: number): Experiment[][] {
  const shards = Array.from({ length: parts }, () => ({ work: 0, dealt: [] as Experiment[] }));
  for (const experiment of experiments) {
    const least = shards.reduce((best, shard) => (shard.work < best.work ? shard : best));
    least.dealt.push(experiment);
    least.work += workOf(experiment);
  }
  return shards.map(({ dealt }) => dealt);
}

/** By falling work, and by name where that is equal. */
export const longestFirst = (experiments: readonly Experiment[]): Experiment[] =>
  experiments.toSorted((a, b) => workOf(b) - workOf(a) || (a.name < b.name ? -1 : 1));

/** About how long an experiment takes beside others, in millions of multiplications. */
export const workOf = (experiment: Experiment): number =>
  experiment.kind === "study" ? studyWork(experiment) : runWork(experiment.config);

const studyWork = ({ config, parts, work }: FiledStudy): number =>
  parts(config).reduce((sum, part) => sum + work(config, part), 0);

/** Of a training run: its products with vectors, forward, back and for the gradients, and the measurements. */
function runWork({ hiddenSize: H, sentences, epochs, checkpoints }: Config): number {
  const characters = CHARACTERS_A_SENTENCE * sentences * epochs;
  const training = 3 * characters * H * (H + SYMBOLS_ABOUT);
  const measuring = checkpoints * H * H * H;
  return (training + MEASURING_WEIGHT * measuring) / 1e6;
}

const CHARACTERS_A_SENTENCE = 23;
/** The output layer is about so wide. */
const SYMBOLS_ABOUT = 27;
/** Of the time that the main run takes, its 24 measurements are about a third. */
const MEASURING_WEIGHT = 3800;
