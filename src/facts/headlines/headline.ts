import type { StudyTrace, Trace } from "../../trace/schema.ts";

/** One row of a headline: a setting, and what every seed found under it. */
export interface Row {
  readonly name: string;
  /** By seed; of several texts or splits, one after another. */
  readonly values: readonly number[];
}

/** A result that a recording stands for, told with all of its seeds and not with their mean. */
export interface Headline {
  /** What is measured, as one sentence without its full stop. */
  readonly says: string;
  /** One value as it is written, with its unit where it has one. */
  readonly text: (value: number) => string;
  /** Whether values lie so far apart that only their logarithms can be told apart. */
  readonly isLogarithmic?: true;
  readonly from: FromStudy | FromRuns;
}

export interface FromStudy<Data = never> {
  readonly study: string;
  readonly rows: (data: Data) => readonly Row[];
}

/** Of training runs: a row for each family, a value for each of its seeds. */
export interface FromRuns {
  readonly families: readonly { readonly family: string; readonly name: string }[];
  readonly value: (trace: Trace) => number;
}

/** The rows of a headline from a study, whose module gives `Data` as the type of what it records. */
export const inStudy = <Data>(study: string, rows: (data: Data) => readonly Row[]): FromStudy =>
  ({ study, rows }) as unknown as FromStudy;

/** The rows that a study gives: their shape was checked when it was recorded. */
export const rowsOf = ({ rows }: FromStudy, { data }: StudyTrace): readonly Row[] =>
  rows(data as never);

/** One row for each item. */
export const rowsBy = <Item>(
  items: readonly Item[],
  name: (item: Item) => string,
  values: (item: Item) => readonly number[],
): Row[] => items.map((item) => ({ name: name(item), values: values(item) }));

/** Rows of what is recorded in one list with a key, such as T, in the order in which keys first come. */
export const rowsByKey = <Item>(
  items: readonly Item[],
  key: (item: Item) => string,
  value: (item: Item) => number,
): Row[] => [...Map.groupBy(items, key)].map(([name, own]) => ({ name, values: own.map(value) }));
