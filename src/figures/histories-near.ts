import { nextCharacter } from "../grammar/next-character.ts";
import { amountText } from "./amount-text.ts";
import type { State } from "./axis.ts";
import type { HistoriesData } from "./histories-data.ts";
import type { Said } from "./histories-drawing.ts";
import { nearnessOf, pairAt } from "./histories-reading.ts";
import { bitsText, differenceInWords, placeInWords } from "./histories-words.ts";
import { numberText } from "./number-text.ts";

/** What to see of pasts that end alike. */
export const captionOfNear = ({ warmUp }: HistoriesData): string =>
  `After “${warmUp.trim()}” the network reads two pasts of equal length, bold from where they part to where they meet. ` +
  "Below stands half of the difference of the two states, unit by unit, then how far apart states and expectations are. " +
  "The dotted line is the typical distance of two states at places of the test text; the thick one falls from it to the distance " +
  "that is left at the end of both pasts. Three of the pairs have no word but “the” in common, and the language goes on from both alike; " +
  "from the last pair it goes on in two ways, and the states have to stay apart until it has.";

/** Both curves are marked at the end of the pasts; the distance is compared with what is typical. */
export const saidOfNear: Said = {
  notes: (plot, data, state) => {
    const { distance, divergence, typical } = nearnessOf(data, state);
    const end = pairAt(data, state).end - 1;
    if (plot === "distance")
      return {
        note:
          `at the end of both pasts: ${amountText(distance)}, ${shareText(distance / typical)} of ` +
          `the typical distance (dotted), ${amountText(typical)}`,
        level: typical,
        span: [
          [end, typical],
          [end, distance],
        ],
      };
    return {
      note: `at the end of both pasts: ${bitsText(divergence)}; the language goes on ${languageText(data, state)}`,
      level: 0,
      span: [
        [end, divergence],
        [end, divergence],
      ],
    };
  },

  announce: (data, state) => {
    const { distance, typical } = nearnessOf(data, state);
    return (
      `${placeInWords(data, state)}: ${differenceInWords(data, state)}. At the end of both pasts ` +
      `the states are ${amountText(distance)} apart, ${shareText(distance / typical)} of the typical distance.`
    );
  },
};

/** The figure in words. */
export function describeNear(data: HistoriesData, state: State): string {
  const [a, b] = pastsOf(data, state);
  const { distance, divergence, typical, places } = nearnessOf(data, state);
  return (
    `Two pasts of ${a.length} characters: A is “${a.trim()}”, B is “${b.trim()}”. ` +
    `At their end, after ${numberText(state.update)} updates, the states are ${amountText(distance)} apart. ` +
    `The median over ${numberText(places)} pairs of places in the test text is ${amountText(typical)}, so that is ` +
    `${shareText(distance / typical)} of what is typical. The expectations differ there by ${bitsText(divergence)}, ` +
    `where the language goes on ${languageText(data, state)}. ` +
    `${placeInWords(data, state)}: ${differenceInWords(data, state)}.`
  );
}

/** How the language goes on from the two pasts of a pair. */
function languageText(data: HistoriesData, state: State): string {
  const [p, q] = pastsOf(data, state).map(nextCharacter);
  return p?.every((share, token) => share === q?.[token]) ? "alike" : "differently";
}

function pastsOf(data: HistoriesData, state: State): string[] {
  const { a, b, end } = pairAt(data, state);
  return [a, b].map((text) => text.slice(0, end));
}

const shareText = (share: number) => `${numberText(100 * share, 1)} %`;
