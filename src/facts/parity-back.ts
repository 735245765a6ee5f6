import type { ParityConstruction } from "../experiments/studies/parity-construction.ts";
import { PARITY_GAIN } from "../rnn/parity-network.ts";

/** What the study holds at the gain at which the book shows the network. */
export const atShownGain = <Kept extends { readonly K: number }>(all: readonly Kept[]): Kept => {
  const found = all.find(({ K }) => K === PARITY_GAIN);
  if (!found) throw new Error(`nothing was recorded at the gain ${PARITY_GAIN}`);
  return found;
};

/** The share of networks that stay without an error at a level of weight noise, at the gain shown. */
export function survivors({ noise, draws }: ParityConstruction, wanted: number): number {
  const { level, survived } = atShownGain(noise);
  const place = level.indexOf(wanted);
  if (place < 0)
    throw new Error(`no noise of ${wanted} was recorded; there is ${level.join(", ")}`);
  return survived[place] / draws;
}

/** The largest recorded gain below the threshold. */
export const lastBelow = ({ gains, threshold }: ParityConstruction) =>
  gains.filter(({ K }) => K < threshold).reduce((last, one) => (one.K > last.K ? one : last));
