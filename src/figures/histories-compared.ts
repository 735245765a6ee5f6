import { step } from "../rnn/forward.ts";
import type { Vector } from "../rnn/matrix.ts";
import { emptyTape } from "../rnn/tape.ts";
import { encode, vocabulary } from "../rnn/vocabulary.ts";
import type { PackedWeights } from "../trace/weights.ts";
import { paramsOf } from "./checkpoints.ts";
import { distance } from "./histories-curves.ts";
import type { HistoriesData } from "./histories-data.ts";

/** Two texts, and how far apart the states are in which they leave a network. */
export interface Compared {
  readonly a: string;
  readonly b: string;
  readonly distance: number;
}

/** All wanted pairs of texts of one length, those first that leave the network in the nearest states. */
export function comparedTexts(
  packed: PackedWeights,
  { symbols, warmUp }: Pick<HistoriesData, "symbols" | "warmUp">,
  texts: readonly string[],
  isWanted: (a: string, b: string) => boolean,
): Compared[] {
  const states = lastStates(packed, symbols, warmUp, texts);
  return texts
    .flatMap((a, i) =>
      texts
        .slice(i + 1)
        .flatMap((b, k) =>
          a.length === b.length && isWanted(a, b)
            ? [{ a, b, distance: distance(states[i], states[i + 1 + k]) }]
            : [],
        ),
    )
    .sort((one, other) => one.distance - other.distance);
}

/** The state after each text, read after `warmUp`. What a text has in common with the one before is read once. */
function lastStates(
  packed: PackedWeights,
  symbols: string,
  warmUp: string,
  texts: readonly string[],
): Vector[] {
  const params = paramsOf(packed);
  const longest = warmUp.length + Math.max(...texts.map((text) => text.length));
  const tape = emptyTape(longest, params.bh.length, params.by.length);
  const known = vocabulary(symbols);
  let read = "";
  return texts.map((text) => {
    const whole = warmUp + text;
    let t = 0;
    while (t < whole.length && whole[t] === read[t]) t++;
    const tokens = encode(known, whole);
    for (; t < whole.length; t++) step(params, tape, t, tokens[t]);
    read = whole;
    return tape.h.row[whole.length - 1].slice();
  });
}
