import type { Trace } from "../trace/schema.ts";
import { checkpointsOf, type Checkpoints } from "./checkpoints.ts";
import { unitOrder, WARM_UP } from "./tape-data.ts";

/** Two texts of equal length, and what is read after both. */
export interface Pair {
  /** What a reader chooses it by. */
  readonly name: string;
  readonly a: string;
  readonly b: string;
  readonly after: string;
  /** So many characters of each are the pasts that are compared. */
  readonly end: number;
}

/** What the figures draw from that compare two pasts. */
export interface HistoriesData extends Checkpoints {
  readonly symbols: string;
  /** What is read before either past. */
  readonly warmUp: string;
  /** The unit shown in each row, counted from 0; the same as on the tape. */
  readonly order: readonly number[];
  readonly pairs: readonly Pair[];
  /** A text whose places say how far apart states usually are. */
  readonly probe: string;
}

/** How many characters are shown. No pair has fewer; more are read. */
export const COLUMNS = 84;

/** Read after each pair, so that what is called forgotten is seen not to come back. */
const TAIL =
  "the boy sees the book. the dragon chases the woman. the lion sleeps. " +
  "the girl breaks the plate. the man reads. the dog bites the bread. ";

/** Two words in one place, and a sentence that may go on from either. */
const oneWord = (before: string, a: string, b: string, rest: string): Pair => ({
  name: `${a} or ${b}`,
  a: before + a,
  b: before + b,
  after: rest + TAIL,
  end: before.length + a.length,
});

/** The data for pasts that differ in one word. */
export const fadingData = (trace: Trace): HistoriesData =>
  historiesData(trace, [
    oneWord("the ", "girl", "lion", " chases the mouse. "),
    oneWord("the ", "cat", "car", " moves. "),
    oneWord("the man ", "breaks", "smells", " the glass. "),
    oneWord("the woman ", "thinks", "exists", ". "),
  ]);

/** The data for some pairs of pasts. */
export function historiesData(trace: Trace, pairs: readonly Pair[]): HistoriesData {
  const checkpoints = checkpointsOf(trace);
  return {
    symbols: trace.symbols,
    warmUp: WARM_UP,
    order: unitOrder(checkpoints.weights[checkpoints.weights.length - 1], trace.symbols),
    pairs,
    probe: trace.probe.text,
    ...checkpoints,
  };
}
