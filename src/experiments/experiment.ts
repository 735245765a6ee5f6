import type { Config } from "../trace/schema.ts";
import type { AnyStudy } from "./study.ts";

/** Core: what chapters replay. Sweep: the seeds, starts and sizes behind a spread. */
export type Tier = "core" | "sweep";

/** A training run that the book records; its configuration is all there is to it. */
export interface TrainingRun {
  readonly kind: "run";
  /** Also the name of its file in traces/. Ends in `-s` and its seed; what is before that is its family. */
  readonly name: string;
  /** What a reader can see in it, as one sentence without its full stop. */
  readonly shows: string;
  /** The chapters that tell it, by their addresses. */
  readonly usedBy: readonly string[];
  readonly tier: Tier;
  readonly config: Config;
}

/** A study, and the file of its module, from the project's root. */
export type FiledStudy = AnyStudy & { readonly module: string };

/** What the book records. */
export type Experiment = TrainingRun | FiledStudy;

/** Whether an experiment is a training run. */
export const isRun = (experiment: Experiment): experiment is TrainingRun =>
  experiment.kind === "run";
