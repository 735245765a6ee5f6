import type { State } from "./axis.ts";
import type { FeedbackData, Loop } from "./feedback-data.ts";
import { stepAt } from "./feedback-step.ts";
import type { Table } from "./figure.ts";
import { numberText } from "./number-text.ts";
import { visible } from "./visible-text.ts";

/** What comes back, as the beginning of a sentence. */
export const COMES_BACK: Readonly<Record<Loop["name"], string>> = {
  nothing: "Nothing comes back",
  output: "The output comes back",
  state: "The state comes back",
};

/** The least loss there can be, and why. */
const AT_BEST: Readonly<Record<Loop["name"], string>> = {
  nothing: "The character alone leaves at least",
  output: "If the outputs are exact, the best that can be had is",
  state: "If the state held all that matters, it would be",
};

/** What to see. */
export const captionOfFeedback = (data: FeedbackData): string =>
  "One diagram, and an arrow in three places. Below left stands what the step is given of the one before, beside the " +
  "character that is read. The vectors are those of the recorded network, in the color that each has in the whole book; " +
  "a network with another loop would have learned others. The losses are computed from the language: " +
  `${data.loops.map(({ name, floor }) => `${name} fed back, ${numberText(floor, 3)}`).join("; ")} bits per character at best.`;

/** Where the arrow is, what came along it, and what it is worth at best. */
export function announceFeedback(data: FeedbackData, state: State): string {
  const { name, numbers, floor } = loopAt(data, state);
  const { text } = data;
  const what = name === "nothing" ? "" : `, ${numbers} numbers`;
  return (
    `${COMES_BACK[name]}${what}. Character ${state.column} of ${text.length}, “${visible(text[state.column - 1])}”, ` +
    `update ${numberText(state.update)}. ${AT_BEST[name]} ${numberText(floor, 3)} bits per character.`
  );
}

/** The diagram in words. */
export function describeFeedback(data: FeedbackData, state: State): string {
  const { name, numbers, floor } = loopAt(data, state);
  const { before, read, first } = stepAt(data, state);
  const from = { nothing: "no box", output: "the output box", state: "the hidden box" }[name];
  return (
    "Four boxes: at the bottom the character read and, left of it, what is brought from the step before; above them " +
    `the hidden units; at the top the output. The arrow back starts at ${from} and brings ${numbers} numbers. ` +
    `The network, after ${numberText(state.update)} updates, has just read “${visible(before)}” and now reads “${visible(read)}”. ` +
    `It expects “${visible(first.symbol)}” with ${numberText(100 * first.p)} %. ` +
    `With this loop no predictor gets below ${numberText(floor, 3)} bits per character.`
  );
}

/** Every number of the step. */
export function tableOfFeedback(data: FeedbackData, state: State): Table {
  const { hPrev, pPrev, h, p } = stepAt(data, state);
  const rows = (vector: string, values: ArrayLike<number>, name: (i: number) => string) =>
    Array.from(values, (value, i) => [vector, name(i), Number(value.toFixed(4))]);
  const symbol = (token: number) => visible(data.symbols[token]);
  const unit = (i: number) => `unit ${i + 1}`;
  return {
    caption: `One step of the network, character ${state.column} of ${data.text.length}, update ${numberText(state.update)}`,
    columns: ["vector", "entry", "value"],
    rows: [
      ...rows("output before", pPrev, symbol),
      ...rows("state before", hPrev, unit),
      ...rows("state", h, unit),
      ...rows("output", p, symbol),
    ],
  };
}

export const loopAt = ({ loops }: FeedbackData, { fed }: State): Loop => loops[fed - 1];
