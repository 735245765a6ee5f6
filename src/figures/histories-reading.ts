import type { Vector } from "../rnn/matrix.ts";
import type { PackedWeights } from "../trace/weights.ts";
import type { State } from "./axis.ts";
import { weightsAt } from "./checkpoints.ts";
import { distance, divergence, horizon, median } from "./histories-curves.ts";
import type { HistoriesData, Pair } from "./histories-data.ts";
import { readText } from "./tape-states.ts";

/** One network reading both texts of a pair, one entry a character, also beyond what is shown. */
export interface PairReading {
  /** (h_A − h_B) / 2, each of (H), with entries in −1 … 1. */
  readonly halves: readonly Vector[];
  /** ‖h_A − h_B‖. */
  readonly distance: readonly number[];
  /** D(p_A ‖ p_B), in bits. */
  readonly divergence: readonly number[];
}

/** How many characters are read, once the texts are the same, until what differs is gone for good; undefined where it is not. */
export interface Horizons {
  readonly state: number | undefined;
  readonly output: number | undefined;
}

/** How near two states are at the end of two pasts. */
export interface Nearness {
  readonly distance: number;
  /** The median distance of the states at pairs of places in the probe, and how many pairs. */
  readonly typical: number;
  readonly places: number;
  readonly divergence: number;
}

/** The pair a state stands at. */
export const pairAt = ({ pairs }: HistoriesData, { pair }: State): Pair => pairs[pair - 1];

/** Where the texts of a pair differ for the first time, counted from 0. */
export const firstDifference = ({ a, b }: Pair): number =>
  [...a].findIndex((symbol, i) => symbol !== b[i]);

/** Where they differ for the last time. */
export const lastDifference = ({ a, b }: Pair): number =>
  [...a].findLastIndex((symbol, i) => symbol !== b[i]);

const done = new WeakMap<PackedWeights, Map<Pair, PairReading>>();

/** The reading at the update and the pair a state stands at; done once for each. */
export function pairReading(data: HistoriesData, state: State): PairReading {
  const packed = weightsAt(data, state);
  const pair = pairAt(data, state);
  const readings = done.get(packed) ?? new Map<Pair, PairReading>();
  done.set(packed, readings);
  let reading = readings.get(pair);
  if (!reading) readings.set(pair, (reading = readPair(packed, data, pair)));
  return reading;
}

/** The horizons of a pair, from the last character that differs. */
export function horizonsOf(data: HistoriesData, state: State): Horizons {
  const reading = pairReading(data, state);
  const from = lastDifference(pairAt(data, state));
  return { state: horizon(reading.distance, from), output: horizon(reading.divergence, from) };
}

/** How near the states are at the end of both pasts of a pair. */
export function nearnessOf(data: HistoriesData, state: State): Nearness {
  const reading = pairReading(data, state);
  const end = pairAt(data, state).end - 1;
  return {
    distance: reading.distance[end],
    divergence: reading.divergence[end],
    ...typicalDistance(weightsAt(data, state), data),
  };
}

function readPair(packed: PackedWeights, { symbols, warmUp }: HistoriesData, pair: Pair) {
  const a = readText(packed, symbols, warmUp, pair.a + pair.after);
  const b = readText(packed, symbols, warmUp, pair.b + pair.after);
  return {
    halves: a.h.map((h, t) => h.map((value, unit) => (value - b.h[t][unit]) / 2)),
    distance: a.h.map((h, t) => distance(h, b.h[t])),
    divergence: a.p.map((p, t) => divergence(p, b.p[t])),
  };
}

/** Every third place of the probe is compared with every other such place. */
const STRIDE = 3;

type Typical = Pick<Nearness, "typical" | "places">;
const measured = new WeakMap<PackedWeights, Typical>();

function typicalDistance(packed: PackedWeights, { symbols, probe }: HistoriesData): Typical {
  let typical = measured.get(packed);
  if (!typical) {
    const states = readText(packed, symbols, "", probe).h.filter((_, t) => t % STRIDE === 0);
    const distances = states.flatMap((h, i) => states.slice(0, i).map((g) => distance(g, h)));
    typical = { typical: median(distances), places: distances.length };
    measured.set(packed, typical);
  }
  return typical;
}
