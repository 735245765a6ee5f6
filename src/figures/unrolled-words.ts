import type { State } from "./axis.ts";
import type { Table } from "./figure.ts";
import { numberText } from "./number-text.ts";
import type { UnrolledData } from "./unrolled-data.ts";
import { visible } from "./visible-text.ts";

/** What to see. */
export const captionOfUnrolled = ({ units, text }: UnrolledData): string =>
  `Drag to the right. Folded, the network is one column of ${units} hidden units that feeds itself; unrolled over ` +
  `${text.length} characters it is ${text.length} layers, one a character. The three matrices stand at the left, each once. ` +
  "A dot on an arrow says which of them what flows there is multiplied by: the same one in every column, never a copy. " +
  "States and letters are those of the trained network.";

/** One width in a sentence. */
export function announceUnrolled(data: UnrolledData, { columns: T }: State): string {
  const shared = numberText(data.numbers);
  if (T === 1)
    return `Folded: one column, which reads “${visible(data.text[0])}” and feeds its state back to itself; ${shared} numbers.`;
  return (
    `Unrolled to ${T} columns it is ${T} layers deep and reads “${visible(data.text.slice(0, T))}” with ${shared} numbers. ` +
    `With weights of its own for every layer it would have ${numberText(T * data.numbers)}.`
  );
}

/** The whole drawing in words. */
export function describeUnrolled(data: UnrolledData, state: State): string {
  const { columns: T } = state;
  const { units: H, symbols: V } = data;
  const { symbol, p } = data.expected[T - 1];
  return (
    `At the left three matrices: ${H} by ${V} from input to state, ${H} by ${H} from state to state, ${V} by ${H} from state to output. ` +
    (T === 1
      ? `At the right one column of ${H} states; an arrow leaves it and comes back to it, and on it is the second matrix. `
      : `At the right ${T} columns of ${H} states, joined by ${T} arrows that all refer to the second matrix; the first comes from the state before the text. `) +
    `${announceUnrolled(data, state)} ` +
    `After the last column the likeliest next character is “${visible(symbol)}”, with a probability of ${numberText(p, 2)}.`
  );
}

/** What unrolling costs, and what is read and expected in each column. */
export function tableOfUnrolled(data: UnrolledData, { columns }: State): Table {
  return {
    caption: `Columns, what they read and expect, and the numbers they need; unrolled to ${columns}`,
    columns: [
      "columns",
      "reads last",
      "expects next",
      "probability",
      "numbers, shared",
      "numbers, if each layer had its own",
    ],
    rows: data.expected.map(({ symbol, p }, i) => [
      i + 1,
      visible(data.text[i]),
      visible(symbol),
      p,
      data.numbers,
      (i + 1) * data.numbers,
    ]),
  };
}

/** What the symbols of the equations hold. */
export function valuesOfUnrolled(
  data: UnrolledData,
  { columns: T }: State,
): Record<string, string> {
  const { units: H, symbols: V } = data;
  return {
    x: `“${visible(data.text[T - 1])}”, in column ${T}`,
    h: `${H} numbers, in column ${T}`,
    hPrev: T === 1 ? `${H} numbers, before the text` : `${H} numbers, in column ${T - 1}`,
    Wxh: `${H} × ${V} numbers, used ${T} times`,
    Whh: `${H} × ${H} numbers, used ${T} times`,
    Why: `${V} × ${H} numbers, used ${T} times`,
  };
}
