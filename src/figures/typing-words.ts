import type { State } from "./axis.ts";
import { mean } from "./mean.ts";
import { numberText } from "./number-text.ts";
import { inWords } from "./tape-words.ts";
import { COLUMNS, type TypingData } from "./typing-data.ts";
import { answerAt, typedReading } from "./typing-reading.ts";
import { isUntrained } from "./typing-text.ts";
import { visible } from "./visible-text.ts";

/** So many characters before a place say where it is. */
const CONTEXT = 14;
const NO_TRUTH = "No sentence of the language begins so; there is no true answer here.";

/** What the figure says at rest: what the reader can do, and what is seen then. */
export const captionOfTyping = (data: TypingData): string =>
  "Each character you write is a column, read in this page with the recorded weights of the update you are at. " +
  `From a zero state the network reads “${data.warmUp.trim()}” and then your text, whose last ${COLUMNS} characters are shown. ` +
  "Filled bars are what it expects after the framed column; outlines are the exact probabilities of the language there.";

/** What the two kinds of bars are, at the place a state stands at. */
export function legendOf(data: TypingData, state: State): { network: string; language: string } {
  const answer = answerAt(data, state);
  if (!answer) return { network: "expected by the network", language: "true in the language" };
  const start = Math.max(0, answer.place - CONTEXT);
  const context = `${start > 0 ? "…" : ""}${visible(data.text.slice(start, answer.place))}`;
  return {
    network: `expected by the network after “${context}”`,
    language: answer.truth ? "true in the language" : "no true answer: no sentence begins so",
  };
}

/** The chosen column in words. */
export function announceTyping(data: TypingData, state: State): string {
  const answer = answerAt(data, state);
  const update = `Update ${numberText(state.update)}`;
  if (!answer) return `${update}, column ${state.column} of ${COLUMNS}: nothing is read there yet.`;
  const { read, place, expected, truth } = answer;
  return (
    `${update}, character ${place} of ${data.text.length}, “${visible(read)}”: ` +
    `next the network expects ${inWords(expected)}. ` +
    (truth
      ? `${percent(truth.allowed)} falls on symbols the language allows there; ` +
        `the total variation distance to the truth is ${numberText(truth.distance, 3)}.`
      : NO_TRUTH) +
    untrainedText(read)
  );
}

/** The whole figure in words. */
export function describeTyping(data: TypingData, state: State): string {
  const { text } = typedReading(data, state);
  const answers = Array.from(text, (_, i) => answerAt(data, { ...state, column: i + 1 }));
  const distances = answers.flatMap((answer) => (answer?.truth ? [answer.truth.distance] : []));
  const average = mean(distances);
  const shown =
    text === ""
      ? "Nothing is typed yet."
      : `The text ends in “${text.replace(/ +/g, " ").trim()}”.`;
  return (
    `A tape of the last ${COLUMNS} characters typed, by ${data.order.length} hidden units. ${shown} ` +
    (distances.length > 0
      ? `At ${distances.length} of these ${text.length} places the language has a true answer; ` +
        `the total variation distance to it is ${numberText(average, 3)} on average. `
      : "") +
    `Below, a bar for each of ${data.symbols.length} symbols. ${announceTyping(data, state)}`
  );
}

const untrainedText = (symbol: string) =>
  isUntrained(symbol) ? ` “${symbol}” is in no word that the network was trained on.` : "";

/** A share in percent; never rounded up to all of it, nor down to nothing. */
function percent(share: number): string {
  const text = numberText(100 * share, 1);
  if (text === "100.0" && share < 1) return "More than 99.9 %";
  if (text === "0.0" && share > 0) return "Less than 0.1 %";
  return `${text} %`;
}
