import { entropyRate } from "../grammar/entropy.ts";
import { orderFloor } from "../grammar/order-model.ts";
import { outputFloor } from "../grammar/output-floor.ts";
import type { Trace } from "../trace/schema.ts";
import { checkpointsOf, type Checkpoints } from "./checkpoints.ts";
import { TEXT, unitOrder, WARM_UP } from "./tape-data.ts";

/** What the figure draws from. */
export interface FeedbackData extends Checkpoints {
  readonly symbols: string;
  readonly warmUp: string;
  readonly text: string;
  /** The order of the units, counted from 0; the same as on the tape. */
  readonly order: readonly number[];
  readonly loops: readonly Loop[];
}

/** What is brought back from one step to the next. */
export interface Loop {
  readonly name: "nothing" | "output" | "state";
  /** How many numbers come back. */
  readonly numbers: number;
  /** The least possible loss with it, in bits per character. */
  readonly floor: number;
}

/** What the figure needs of a trace. */
export function feedbackData(trace: Trace): FeedbackData {
  const checkpoints = checkpointsOf(trace);
  return {
    symbols: trace.symbols,
    warmUp: WARM_UP,
    text: TEXT,
    order: unitOrder(checkpoints.weights[checkpoints.weights.length - 1], trace.symbols),
    loops: [
      { name: "nothing", numbers: 0, floor: orderFloor(1) },
      { name: "output", numbers: trace.symbols.length, floor: outputFloor() },
      { name: "state", numbers: trace.config.hiddenSize, floor: entropyRate() },
    ],
    ...checkpoints,
  };
}
