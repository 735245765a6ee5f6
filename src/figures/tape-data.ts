import { bits } from "../rnn/loss.ts";
import type { Trace } from "../trace/schema.ts";
import { checkpointOf, checkpointParams, type PackedWeights } from "../trace/weights.ts";
import type { State } from "./axis.ts";
import type { PartialData } from "./figure.ts";
import { rowOrder } from "./row-order.ts";
import { readText } from "./tape-states.ts";

/** What the tape draws from. Weights may be missing until they are fetched. */
export interface TapeData {
  readonly symbols: string;
  /** The sentence read before the tape begins, so that it does not begin in an empty state. */
  readonly warmUp: string;
  /** What the tape shows being read. */
  readonly text: string;
  /** What comes after each character of `text`. */
  readonly next: string;
  /** The checkpoints, by their updates. */
  readonly updates: readonly number[];
  /** Loss on the test text at each checkpoint, in bits per character. */
  readonly loss: readonly number[];
  /** The unit shown in each row, counted from 0; the same at every update. */
  readonly order: readonly number[];
  readonly weights: readonly (PackedWeights | null)[];
}

const WARM_UP = "the girl reads. ";
const TEXT = "the lion chases the mouse. the dragon chases the woman. ";
/** Every sentence of the language begins so. */
const AFTER_TEXT = "t";
/** A file of so many stays below 60 kB. */
const CHECKPOINTS_PER_PART = 3;

/** What the tape needs of a trace. Rows are ordered by the states at the end of training. */
export function tapeData({ symbols, checkpoint }: Trace): TapeData {
  const weights = checkpoint.update.map((_, i) => checkpointOf(checkpoint, i));
  const { h } = readText(weights[weights.length - 1], symbols, WARM_UP, TEXT);
  const units = Array.from(h[0], (_, unit) => Float64Array.from(h, (state) => state[unit]));
  return {
    symbols,
    warmUp: WARM_UP,
    text: TEXT,
    next: TEXT.slice(1) + AFTER_TEXT,
    updates: checkpoint.update,
    loss: checkpoint.loss.map(bits),
    order: rowOrder(units),
    weights,
  };
}

/** The weights of some checkpoints, by the place of the checkpoint. */
type TapePart = Readonly<Record<number, PackedWeights>>;

/** Part k of n holds checkpoints k, k + n, k + 2n …: the first file already shows the whole training, coarsely. */
export const tapeParts: PartialData<TapeData, TapePart> = {
  split: (data) => {
    const count = partCount(data);
    const parts = Array.from({ length: count }, (_, part) =>
      Object.fromEntries(
        data.weights.flatMap((packed, i) => (packed && i % count === part ? [[i, packed]] : [])),
      ),
    );
    return { head: { ...data, weights: data.weights.map(() => null) }, parts };
  },
  join: (data, index, part) => {
    const sent = part as TapePart;
    const weights = data.weights.map((packed, i) => {
      if (i % partCount(data) !== index) return packed;
      if (!sent[i]) throw new Error(`checkpoint ${i} is missing in part ${index}`);
      checkpointParams(sent[i]); // throws where these are no weights
      return sent[i];
    });
    return { ...data, weights };
  },
  needed: (data, state) => placeOf(data, state) % partCount(data),
  isReady: (data, state) => data.weights[placeOf(data, state)] !== null,
};

const partCount = ({ weights }: TapeData) => Math.ceil(weights.length / CHECKPOINTS_PER_PART);

/** The place, among the checkpoints, of the update a state stands at. */
export const placeOf = (data: TapeData, { update }: State) => data.updates.indexOf(update);
