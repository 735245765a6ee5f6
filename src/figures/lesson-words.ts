import { bits } from "../rnn/loss.ts";
import type { State } from "./axis.ts";
import type { Table } from "./figure.ts";
import {
  isThrown,
  lessonAt,
  lessonJob,
  recordedAt,
  successesOf,
  type Lesson,
  type LessonData,
} from "./lesson-data.ts";
import { numberText } from "./number-text.ts";

/** What to see. */
export const captionOfLesson = ({ success, sizes }: LessonData): string =>
  "Choose how many units there are, and train them in this page, from scratch, by the code of this book. Guessing costs one bit. " +
  "Thin lines are recorded: the first seed of this size that succeeded and, dashed, the first that did not. " +
  `Bars count, of ${sizes[0].rightTo.length} recorded seeds of each size, those without an error on texts of ${success} bits. ` +
  "The page repeats the recorded run of a seed bit for bit.";

/** One place in a sentence or two. */
export function announceLesson(data: LessonData, state: State): string {
  const lesson = lessonAt(data, state);
  return `${placeText(state)}: ${recordedText(data, state)}${lesson ? ` ${liveText(lesson)}` : ""}`;
}

const placeText = (state: State) => {
  const { units, seed, learningRate } = lessonJob(state);
  return `With ${unitsText(units)}, seed ${seed} and a learning rate of ${rateText(100 * learningRate)}`;
};

const unitsText = (units: number) => (units === 1 ? "one unit" : `${units} units`);

/** A learning rate, of hundredths. */
export const rateText = (hundredths: number): string =>
  numberText(hundredths / 100, hundredths < 100 ? 2 : 0);

function recordedText(data: LessonData, state: State): string {
  const size = recordedAt(data, state);
  if (state.units === 1) return `no seed succeeds, and none can. ${WHY_NOT}`;
  if (!size) return "this size was not recorded.";
  const { successes, seeds } = successesOf(data, size);
  const text = `of ${seeds} recorded seeds ${successes} succeed`;
  if (state.rate !== 100) return `${text}, at a rate of 1.`;
  const i = state.seed - 1;
  const updates = numberText(size.updates[i]);
  if (!size.learned[i]) return `${text}; this one gave up after ${updates} updates.`;
  return `${text}; this one had learned after ${updates} updates and is right to ${numberText(size.rightTo[i])} bits or more.`.replace(
    "is right to 0 bits or more",
    `errs on texts of ${data.success} bits`,
  );
}

const WHY_NOT =
  "A 1 would have to raise the unit after an even text and lower it after an odd one, and its weight has one sign.";

/** What the lesson in this page has reached. */
export function liveText({ job, reports }: Lesson): string {
  const last = reports[reports.length - 1];
  if (!last) return "In this page: beginning.";
  const at = `In this page, update ${numberText(last.update)}`;
  if (isThrown(last))
    return (
      `${at}: the loss is ${Number.isFinite(last.loss) ? `${numberText(bits(last.loss))} bits` : "beyond all bounds"}. ` +
      `At a rate of ${rateText(100 * job.learningRate)} every update throws the weights too far to learn anything; ` +
      "a rate of 1 brings it back."
    );
  const now = `${at}: ${numberText(bits(last.loss), 2)} bits, ${numberText(100 * last.accuracy, 1)} % right on longer texts`;
  if (!last.end) return `${now}.`;
  const held = numberText(last.end.heldFor);
  return last.end.isLearned
    ? `${now}: learned; then ${held} of 10,000 bits of one text before the first error.`
    : `${now}: given up.`;
}

/** The whole drawing in words. */
export function describeLesson(data: LessonData, state: State): string {
  const shares = data.sizes.map((size) => {
    const { successes, seeds } = successesOf(data, size);
    return `${unitsText(size.units)} ${successes} of ${seeds}`;
  });
  return (
    "Curves of the loss over the updates, both from the recordings and from this page, and bars over the number of units. " +
    `Successes: ${shares.join(", ")}. ${announceLesson(data, state)}`
  );
}

/** What was recorded for every size, and what this page has trained. */
export function tableOfLesson(data: LessonData): Table {
  return {
    caption: `Networks that learned parity, recorded at a rate of 1, right on all texts of ${data.success} bits or not`,
    columns: ["units", "seeds", "successes", "median updates of those that learned"],
    rows: data.sizes.map((size) => {
      const { successes, seeds } = successesOf(data, size);
      const updates = size.updates.filter((_, i) => size.learned[i]).toSorted((a, b) => a - b);
      return [
        size.units,
        seeds,
        successes,
        updates.length > 0 ? updates[Math.floor(updates.length / 2)] : "none learned",
      ];
    }),
  };
}
