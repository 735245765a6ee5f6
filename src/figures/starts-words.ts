import { amountText } from "./amount-text.ts";
import type { State } from "./axis.ts";
import type { Table } from "./figure.ts";
import { geometricMean, mean } from "./mean.ts";
import { numberText } from "./number-text.ts";
import type { StartsData } from "./starts-data.ts";
import { measuredAt, type Measured } from "./starts-spread.ts";

/** What to see. */
export function captionOfStarts(data: StartsData): string {
  const last = data.updates[data.updates.length - 1];
  const all = measuredOfAll(data, { update: last, lag: 1 });
  return (
    `Each row is a way to begin the recurrent matrix, each dot a network trained from it: seeds ${seedsText(data)} from the top. ` +
    "Pale marks show where they began, a pale band how far the seeds are apart. At first the matrices differ in size, and " +
    "what is left of a change, or of a gradient on its way back, differs by powers of ten. " +
    `After ${numberText(last)} updates all have a spectral radius between ` +
    `${rangeText(all, (run) => run.spectralRadius, " and ")} and a loss ${rangeText(all, (run) => run.excess, " to ")} ` +
    "bits per character above that of the grammar itself."
  );
}

/** All networks in a sentence: the least and the most. */
export function announceStarts(data: StartsData, state: State): string {
  const all = measuredOfAll(data, state);
  return (
    `Update ${numberText(state.update)}: ${all.length} networks are ${rangeText(all, (run) => run.excess, " to ")} bits per ` +
    `character above the floor; of a change, at most ${rangeText(all, (run) => run.left, " to ")} is left after ` +
    `${stepsText(state.lag)}.`
  );
}

/** The whole drawing in words: means over the seeds of each start. */
export function describeStarts(data: StartsData, state: State): string {
  const lines = data.starts.map((start) => {
    const runs = measuredAt(data, start, state);
    return (
      `${start.name} ${numberText(mean(runs.map((run) => run.spectralRadius)), 2)}, ` +
      `${numberText(mean(runs.map((run) => run.largestSingularValue)), 2)}, ` +
      `${amountText(geometricMean(runs.map((run) => run.left)), 2)} and ` +
      amountText(mean(runs.map((run) => run.excess)), 2)
    );
  });
  return (
    `Three panels with a row for each of ${data.starts.length} starts of the recurrent matrix, after ` +
    `${numberText(state.update)} updates. Over the seeds of each start, the means of its spectral radius, of its largest ` +
    `singular value, of what is at most left of a change after ${stepsText(state.lag)}, and of the loss above the floor in ` +
    `bits per character are: ${lines.join("; ")}.`
  );
}

/** Every network: what it was begun as, where it was recorded, and what was measured. */
export function tableOfStarts(data: StartsData, state: State): Table {
  return {
    caption: `The networks at update ${numberText(state.update)}; what is at most left of a change after ${stepsText(state.lag)}`,
    columns: [
      "start",
      "seed",
      "recorded at update",
      "spectral radius",
      "largest singular value",
      "left of a change",
      "bits per character above the floor",
    ],
    rows: data.starts.flatMap((start) =>
      measuredAt(data, start, state).map((run) => [
        start.name,
        run.seed,
        run.recorded,
        run.spectralRadius,
        run.largestSingularValue,
        run.left,
        run.excess,
      ]),
    ),
  };
}

/** Which networks were recorded at another update than the one shown; empty where none was. */
export const recordedElsewhere = (data: StartsData, state: State): string =>
  data.starts
    .flatMap((start) =>
      measuredAt(data, start, state)
        .filter(({ recorded }) => recorded !== state.update)
        .map(
          ({ seed, recorded }) =>
            `Seed ${seed} of the ${start.name} start was recorded at update ${numberText(recorded)}.`,
        ),
    )
    .join(" ");

export const stepsText = (lag: number) => (lag === 1 ? "1 step" : `${lag} steps`);

const measuredOfAll = (data: StartsData, state: State) =>
  data.starts.flatMap((start) => measuredAt(data, start, state));

const rangeText = (all: readonly Measured[], of: (run: Measured) => number, between: string) =>
  [Math.min, Math.max].map((end) => amountText(end(...all.map(of)), 2)).join(between);

function seedsText({ starts: [{ runs }] }: StartsData): string {
  const seeds = runs.map(({ seed }) => String(seed));
  return `${seeds.slice(0, -1).join(", ")} and ${seeds[seeds.length - 1]}`;
}
