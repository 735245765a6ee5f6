import type { TrainingRun } from "../src/experiments/experiment.ts";
import { remake } from "../src/experiments/verify.ts";
import type { Trace } from "../src/trace/schema.ts";

/** Trains an experiment again, in full, and makes its trace. */
export default ({ experiment, code }: { experiment: TrainingRun; code: string }): Promise<Trace> =>
  remake(experiment, code);
