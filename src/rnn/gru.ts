import { gruBackward } from "./gru-bptt.ts";
import { emptyGruTape, gruStep } from "./gru-forward.ts";
import { numbersOfGru, zeroGru, type GruParams } from "./gru-params.ts";
import { loss } from "./loss.ts";
import { laneByLane, type Network } from "./network.ts";

/** The network of gated recurrent units over `params`, which training moves. Source: Cho et al. (2014). */
export function gru(params: GruParams): Network {
  const [H, V] = [params.r.b.length, params.by.length];
  const d = zeroGru(H, V);
  let tape = emptyGruTape(0, H, V);
  return laneByLane({
    params: numbersOfGru(params),
    gradients: numbersOfGru(d),
    stateSize: H,
    vocabSize: V,
    readLane: (h, inputs, targets) => {
      const T = inputs.length;
      if (tape.x.length !== T) tape = emptyGruTape(T, H, V);
      tape.hPrev.row[0].set(h);
      for (let t = 0; t < T; t++) gruStep(params, tape, t, inputs[t]);
      gruBackward(params, tape, targets, d);
      h.set(tape.h.row[T - 1]);
      return loss(tape, targets);
    },
  });
}
