import { backward } from "./bptt.ts";
import { unroll } from "./forward.ts";
import { loss } from "./loss.ts";
import { laneByLane, type Network } from "./network.ts";
import { allNumbers, zeroParams, type Params } from "./params.ts";
import { emptyTape, firstState, lastState } from "./tape.ts";

/** The network of tanh units, h = tanh(Wxh x + Whh hPrev + bh), over `params`, which training moves. Source: Elman (1990). */
export function elman(params: Params): Network {
  const [H, V] = [params.bh.length, params.by.length];
  const d = zeroParams(H, V);
  let tape = emptyTape(0, H, V);
  return laneByLane({
    params: allNumbers(params),
    gradients: allNumbers(d),
    stateSize: H,
    vocabSize: V,
    readLane: (h, inputs, targets) => {
      if (tape.x.length !== inputs.length) tape = emptyTape(inputs.length, H, V);
      // #region lane
      firstState(tape).set(h);
      unroll(params, tape, inputs);
      backward(params, tape, targets, d);
      h.set(lastState(tape));
      return loss(tape, targets);
      // #endregion lane
    },
  });
}
