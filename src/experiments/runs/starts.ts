import type { Config } from "../../trace/schema.ts";
import type { TrainingRun } from "../experiment.ts";
import { MAIN } from "./main.ts";

const SEEDS = [1, 2, 3];

/** The main network from another recurrent matrix. */
const started = (name: string, start: Config["start"], gain: number, shows: string) =>
  SEEDS.map((seed): TrainingRun => ({
    kind: "run",
    name: `${name}-s${seed}`,
    shows: `The main network, its recurrent matrix begun ${shows}`,
    usedBy: ["the-feedback-loop"],
    tier: "sweep",
    config: { ...MAIN, start, gain, seed, checkpoints: 8 },
  }));

/** As wide as Glorot and Bengio (2010) advise; too wide; too narrow; and one that changes nothing. */
export const STARTS: readonly TrainingRun[] = [
  ...started("xavier", "xavier", 1, "as Glorot and Bengio advise"),
  ...started("wide", "gaussian", 1.5, "normal, with standard deviation 1.5/√H"),
  ...started("narrow", "gaussian", 0.08, "normal, with standard deviation 0.01"),
  ...started("identity", "identity", 1, "as the identity"),
];
