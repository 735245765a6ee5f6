import type { Params } from "../rnn/params.ts";
import type { Trace } from "../trace/schema.ts";
import { checkpointParams } from "../trace/weights.ts";

/** A network as it was recorded at a checkpoint: its weights are rounded, as a reader sees them. */
export interface Recorded {
  readonly update: number;
  readonly params: Params;
}

/** All recorded networks of a run, in the order of their updates. Throws where the run was not handed in. */
export function recordedNetworks(runs: readonly Trace[], name: string): Recorded[] {
  const trace = runs.find((run) => run.name === name);
  if (!trace)
    throw new Error(
      `no run "${name}" among ${runs.map((run) => run.name).join(", ") || "none"}; the study has to read it`,
    );
  const networks = checkpointParams(trace.checkpoint);
  return networks.map((params, i) => ({ update: trace.checkpoint.update[i], params }));
}

/** The networks of a run before its first update and after its last. */
export function bothEnds(
  runs: readonly Trace[],
  name: string,
): [untrained: Params, trained: Params] {
  const networks = recordedNetworks(runs, name);
  return [networks[0].params, networks[networks.length - 1].params];
}

/** The three runs of the main network. */
export const MAIN_RUNS = ["main-s1", "main-s2", "main-s3"];
