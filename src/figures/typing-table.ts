import type { State } from "./axis.ts";
import type { Table } from "./figure.ts";
import { numberText, signedText } from "./number-text.ts";
import { inWords } from "./tape-words.ts";
import { before, type TypingData } from "./typing-data.ts";
import { answerAt, typedReading, type Answer } from "./typing-reading.ts";
import { visible } from "./visible-text.ts";

/** For each character shown, the expectations and the truth; the states of all units are in the table of the tape. */
export function tableOfTyping(data: TypingData, state: State): Table {
  const { text } = typedReading(data, state);
  const named = (kind: string) =>
    Array.from(data.symbols, (symbol) => `${kind} “${visible(symbol)}”`);
  return {
    caption: `What the network reads and expects after ${numberText(state.update)} updates, and what the language holds`,
    columns: [
      "character",
      "reads",
      ...named("network"),
      ...named("language"),
      "on symbols allowed",
      "total variation distance",
    ],
    rows: Array.from(text, (character, column) => [
      before(data) + column + 1,
      visible(character),
      ...probabilities(data, answerAt(data, { ...state, column: column + 1 })),
    ]),
  };
}

/** What the symbols of the formulas hold at the chosen column; nothing where nothing is read. */
export function valuesOfTyping(data: TypingData, state: State): Readonly<Record<string, string>> {
  const answer = answerAt(data, state);
  if (!answer) return {};
  const { h, hPrev, y } = typedReading(data, state);
  const column = state.column - 1;
  const logits = answer.expected.map(({ symbol }) => {
    const logit = y[column][data.symbols.indexOf(symbol)];
    return `“${visible(symbol)}” ${signedText(logit, 1)}`;
  });
  return {
    x: `1 for “${visible(answer.read)}”, 0 for the other ${data.symbols.length - 1}`,
    hPrev: firstOf(hPrev[column]),
    h: firstOf(h[column]),
    y: `${logits.join(", ")}, …`,
    p: inWords(answer.expected),
  };
}

function probabilities({ symbols }: TypingData, answer: Answer | undefined): (string | number)[] {
  const network = Array.from(answer?.p ?? [], rounded);
  const { truth } = answer ?? {};
  if (!truth) return [...network, ...Array.from({ length: symbols.length + 2 }, () => "none")];
  return [
    ...network,
    ...Array.from(truth.p, rounded),
    rounded(truth.allowed),
    rounded(truth.distance),
  ];
}

/** A state in a few numbers. */
const firstOf = (h: Float64Array) =>
  `${Array.from(h.subarray(0, 4), (value) => signedText(value, 2)).join(", ")}, … (${h.length})`;

const rounded = (value: number) => Number(value.toFixed(4));
