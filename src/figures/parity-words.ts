import { amountText } from "./amount-text.ts";
import type { State } from "./axis.ts";
import type { Table } from "./figure.ts";
import { numberText } from "./number-text.ts";
import { parityReading, symbolsBefore, type ParityData } from "./parity-data.ts";

/** What to see. */
export const captionOfParity = ({ threshold }: ParityData): string =>
  "Write bits, or press one in the top row to turn it over. Each bit moves the state to one of three corners; below the " +
  "decision line the answer is odd. Odd has one corner, even has two. Lower the gain K: under " +
  `K* = ${numberText(threshold, 4)} the corners drift toward the line, and the curve says how many symbols of the worst text, ` +
  "a 1 and then zeros, are read before the first error. Above K* no text misleads the two units.";

/** One bit in a sentence. */
export function announceParity(data: ParityData, state: State): string {
  return `${settingText(state)}. ${bitText(data, state)} ${failureText(data, state)}`;
}

/** Gain and noise. */
const settingText = ({ gain, noise, draw }: State) =>
  `Gain ${numberText(gain / 100, 2)}, weight noise ${noise} %, draw ${draw}`;

function bitText({ bits, columns }: ParityData, state: State): string {
  const { step } = state;
  if (step > bits.length) return `Bit ${step} of ${columns}: nothing is written there yet.`;
  const { h, said, true: truth } = parityReading(bits, state);
  const i = step - 1;
  return (
    `Bit ${step} of ${bits.length} is a ${bits[i]}: the state is ${stateText(h[i])}, the answer ` +
    `${nameOf(said[i])}${said[i] === truth[i] ? ", which is right." : `, and ${nameOf(truth[i])} is right.`}`
  );
}

function failureText(data: ParityData, state: State): string {
  const symbols = symbolsBefore(data, state);
  return symbols === Infinity
    ? "Without noise no text misleads this gain."
    : `Without noise, a 1 and then zeros is answered rightly for ${numberText(symbols)} symbols and no longer.`;
}

/** The whole drawing in words. */
export function describeParity(data: ParityData, state: State): string {
  const { bits, threshold } = data;
  const { said, true: truth } = parityReading(bits, state);
  const errors = said.filter((one, i) => one !== truth[i]).length;
  return (
    "A square of two hidden units, each from −1 to 1, crossed by the line on which the first is larger than the second by 1. " +
    `The text ${bits === "" ? "is empty" : `is ${bits}, of ${bits.length} bits, of which ${errors} are answered wrongly`}. ` +
    `${announceParity(data, state)} Beside it a curve over the gain rises toward ${numberText(threshold, 4)}, from where on there are no errors.`
  );
}

/** Every bit, its state and its answer. */
export function tableOfParity(data: ParityData, state: State): Table {
  const { bits } = data;
  const { h, odd, said, true: truth } = parityReading(bits, state);
  const rounded = (value: number) => Number(value.toFixed(4));
  const rows = [...bits].map((bit, i) => [
    i + 1,
    Number(bit),
    rounded(h[i][0]),
    rounded(h[i][1]),
    rounded(odd[i]),
    nameOf(said[i]),
    nameOf(truth[i]),
  ]);
  return {
    caption: `The state after each bit; ${settingText(state).toLowerCase()}`,
    columns: ["bit", "reads", "unit 1", "unit 2", "probability of odd", "answer", "truth"],
    rows: rows.length > 0 ? rows : [[0, "nothing", 0, 0, 0, "even", "even"]],
  };
}

/** What the symbols of the equations hold. */
export function valuesOfParity({ bits }: ParityData, state: State): Record<string, string> {
  const { h } = parityReading(bits, state);
  const at = (i: number) => (i < 0 ? "(0, 0), the start" : stateText(h[i] ?? h[h.length - 1]));
  const place = Math.min(state.step, bits.length) - 1;
  return {
    x: bits === "" ? "nothing yet" : `the bit ${bits[place]}`,
    h: at(place),
    hPrev: at(place - 1),
  };
}

/** What the count in the background has found. */
export function countText({ count }: ParityData): string {
  if (!count) return "";
  const { job, report } = count;
  const setting =
    `K = ${numberText(job.gain, 2)}` +
    (job.noise > 0 ? `, noise ${numberText(100 * job.noise)} %, draw ${job.draw}` : "");
  if (!report) return `${setting}: beginning to read.`;
  const { read, errors, firstError, leastRight } = report;
  return (
    `${setting}: ${numberText(read)} random bits read, ${numberText(errors)} wrong` +
    (firstError > 0 ? `, the first at bit ${numberText(firstError)}` : "") +
    `. The right answer had a probability of ${leastRight > 0.9999 ? "more than 0.9999" : amountText(leastRight)} at least.`
  );
}

export const nameOf = (parity: number) => (parity === 1 ? "odd" : "even");

const stateText = (h: ArrayLike<number>) =>
  `(${Array.from(h, (one) => numberText(one, 3)).join(", ")})`;
