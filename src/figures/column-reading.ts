import { nextCharacter } from "../grammar/next-character.ts";
import type { Params } from "../rnn/params.ts";
import { encode, vocabulary, type Token } from "../rnn/vocabulary.ts";
import type { Vector } from "../rnn/matrix.ts";
import type { PackedWeights } from "../trace/weights.ts";
import type { State } from "./axis.ts";
import { paramsOf, weightsAt } from "./checkpoints.ts";
import { columnParts, type ColumnParts } from "./column-parts.ts";
import { stateLengths, type StateLengths } from "./state-lengths.ts";
import type { TapeData } from "./tape-data.ts";
import { readText } from "./tape-states.ts";

/** One network reading the text of the tape, one entry a character. */
export interface ColumnReading {
  readonly params: Params;
  readonly tokens: readonly Token[];
  readonly hPrev: readonly Vector[]; // of (H)
  readonly lengths: StateLengths;
}

/** One column of the tape: its parts, and what the language itself has there. */
export interface Column extends ColumnParts {
  readonly x: Token;
  readonly truth: Float64Array; // (V)
}

const done = new WeakMap<PackedWeights, ColumnReading>();

/** The reading at the update a state stands at; done once for each network. Throws while its weights are missing. */
export function columnReading(data: TapeData, state: State): ColumnReading {
  const packed = weightsAt(data, state);
  let reading = done.get(packed);
  if (!reading) done.set(packed, (reading = read(packed, data)));
  return reading;
}

/** The column a state stands at. */
export function columnAt(data: TapeData, state: State): Column {
  const { params, tokens, hPrev } = columnReading(data, state);
  const x = tokens[state.column - 1];
  const parts = columnParts(params, hPrev[state.column - 1], x);
  return { ...parts, x, truth: truthAt(data, state.column) };
}

/** The probability of each symbol, in the language itself, after `column` characters of the text. Throws where it has no such text. */
export function truthAt({ warmUp, text }: TapeData, column: number): Float64Array {
  const truth = nextCharacter(warmUp + text.slice(0, column));
  if (!truth) throw new Error(`the language has no text “${warmUp + text.slice(0, column)}”`);
  return truth;
}

function read(packed: PackedWeights, { symbols, warmUp, text }: TapeData): ColumnReading {
  const params = paramsOf(packed);
  const tokens = encode(vocabulary(symbols), text);
  const { hPrev, h } = readText(packed, symbols, warmUp, text);
  return { params, tokens, hPrev, lengths: stateLengths(params, hPrev[0], tokens, h) };
}
