import type { ParityLearned } from "../experiments/studies/parity-learned.ts";

/** What was recorded under one setting. Throws on a setting that was not. */
export function settingNamed({ settings }: ParityLearned, wanted: string) {
  const setting = settings.find(({ name }) => name === wanted);
  if (!setting)
    throw new Error(
      `no setting "${wanted}" was recorded; there are ${settings.map(({ name }) => name).join(", ")}`,
    );
  return setting;
}

/** How many networks of each size were trained under a setting. */
export const seedsOf = (data: ParityLearned, setting: string): number =>
  settingNamed(data, setting).sizes[0].networks.length;

/** How many networks of so many units are right to the length that counts as a success. */
export function successes(data: ParityLearned, setting: string, units: number): number {
  const size = settingNamed(data, setting).sizes.find((one) => one.units === units);
  if (!size) throw new Error(`no networks of ${units} units were recorded under "${setting}"`);
  return size.networks.filter(({ rightTo }) => rightTo >= data.success).length;
}

/** Of all networks asked after every bit: how many are right on the shortest texts, and how many of these on the longest. */
export function reachOf(data: ParityLearned): { first: number; last: number } {
  const networks = settingNamed(data, "every symbol").sizes.flatMap((size) => size.networks);
  const rightTo = (length: number) => networks.filter((one) => one.rightTo >= length).length;
  const { tests } = data;
  return { first: rightTo(tests[0].length), last: rightTo(tests[tests.length - 1].length) };
}

/** How many networks of each size are right on the shortest texts and not on the longest. */
export const lostBySize = (data: ParityLearned): { units: number; count: number }[] => {
  const [first, last] = [data.tests[0], data.tests[data.tests.length - 1]];
  return settingNamed(data, "every symbol").sizes.map(({ units, networks }) => ({
    units,
    count: networks.filter(({ rightTo }) => rightTo >= first.length && rightTo < last.length)
      .length,
  }));
};
