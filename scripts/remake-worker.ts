import type { Experiment } from "../src/experiments/registry.ts";
import { remake } from "../src/experiments/verify.ts";
import type { Trace } from "../src/trace/schema.ts";

/** Trains an experiment again, in full, and makes its trace. */
export default ({ experiment, code }: { experiment: Experiment; code: string }): Promise<Trace> =>
  remake(experiment, code);
