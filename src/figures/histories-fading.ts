import { amountText } from "./amount-text.ts";
import type { State } from "./axis.ts";
import { GONE } from "./histories-curves.ts";
import type { HistoriesData } from "./histories-data.ts";
import type { Said } from "./histories-drawing.ts";
import { horizonsOf, lastDifference, pairAt, pairReading } from "./histories-reading.ts";
import { bitsText, differenceInWords, placeInWords } from "./histories-words.ts";
import { numberText } from "./number-text.ts";

const GONE_TEXT = `${numberText(100 * GONE)} % of its peak`;

/** What to see of a difference that fades. */
export const captionOfFading = ({ pairs }: HistoriesData): string =>
  "The network reads two texts that differ in one word, set in bold. Below stands half of the difference of the two states, unit by unit, " +
  `then how far apart states and expectations are. The dotted line lies at ${GONE_TEXT}; the thick one reaches from the last character ` +
  "that differs to where the curve is below for good: the state horizon and the output horizon, in characters. " +
  `There are ${pairs.length} pairs of words to choose from, each at every recorded update.`;

/** Each curve is compared with a hundredth of its peak, up to where it is below for good. */
export const saidOfFading: Said = {
  notes: (plot, data, state) => {
    const curve = pairReading(data, state)[plot];
    const level = GONE * Math.max(...curve);
    const from = lastDifference(pairAt(data, state));
    const isState = plot === "distance";
    const places = horizonsOf(data, state)[isState ? "state" : "output"];
    const to = places === undefined ? curve.length : from + places;
    return {
      note:
        `${isState ? "state" : "output"} horizon, below ${GONE_TEXT} for good: ` +
        placesText(places, curve.length - 1 - from),
      level,
      span: [
        [from, level],
        [to, level],
      ],
    };
  },

  announce: (data, state) => {
    const { state: ofState, output } = horizonsOf(data, state);
    const read = pairReading(data, state).distance.length - 1 - lastDifference(pairAt(data, state));
    return (
      `${placeInWords(data, state)}: ${differenceInWords(data, state)}. ` +
      `State horizon ${placesText(ofState, read)}, output horizon ${placesText(output, read)}.`
    );
  },
};

/** The figure in words. */
export function describeFading(data: HistoriesData, state: State): string {
  const { a, b, after } = pairAt(data, state);
  const reading = pairReading(data, state);
  const { state: ofState, output } = horizonsOf(data, state);
  const read = reading.distance.length - 1 - lastDifference(pairAt(data, state));
  const peaks = [reading.distance, reading.divergence].map((curve) => Math.max(...curve));
  return (
    `Text A begins “${a}”, text B “${b}”; then both go on with the same ${after.length} characters. ` +
    `The states are at most ${amountText(peaks[0])} apart; from the last character that differs, the distance is below ` +
    `${GONE_TEXT} for good after ${placesText(ofState, read)}. The expectations diverge by at most ${bitsText(peaks[1])}; ` +
    `that is below ${GONE_TEXT} for good after ${placesText(output, read)}. ` +
    `${placeInWords(data, state)}: ${differenceInWords(data, state)}.`
  );
}

/** A horizon in words, of the `read` places there are. */
const placesText = (places: number | undefined, read: number): string =>
  places === undefined
    ? `more than ${read} characters`
    : `${places} ${places === 1 ? "character" : "characters"}`;
