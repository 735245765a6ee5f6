import { loss } from "./loss.ts";
import { lstmBackward } from "./lstm-bptt.ts";
import { emptyLstmTape, lstmStep } from "./lstm-forward.ts";
import { numbersOfLstm, zeroLstm, type LstmParams } from "./lstm-params.ts";
import { laneByLane, type Network } from "./network.ts";

/** The network of LSTM cells over `params`, which training moves. The state of a lane is h, then c. Source: Hochreiter and Schmidhuber (1997). */
export function lstm(params: LstmParams): Network {
  const [H, V] = [params.f.b.length, params.by.length];
  const d = zeroLstm(H, V);
  let tape = emptyLstmTape(0, H, V);
  return laneByLane({
    params: numbersOfLstm(params),
    gradients: numbersOfLstm(d),
    stateSize: 2 * H,
    vocabSize: V,
    readLane: (state, inputs, targets) => {
      const T = inputs.length;
      if (tape.x.length !== T) tape = emptyLstmTape(T, H, V);
      const [h, c] = [state.subarray(0, H), state.subarray(H)];
      tape.hPrev.row[0].set(h);
      tape.cPrev.row[0].set(c);
      for (let t = 0; t < T; t++) lstmStep(params, tape, t, inputs[t]);
      lstmBackward(params, tape, targets, d);
      h.set(tape.h.row[T - 1]);
      c.set(tape.c.row[T - 1]);
      return loss(tape, targets);
    },
  });
}
