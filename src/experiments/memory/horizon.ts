/**
 * The least index from which on a series stays below `share` of `reference`: how far back something
 * reaches that fades with the lag. `undefined` where its last value is not below, so that the
 * series would have to be longer.
 */
export function horizon(
  series: readonly number[],
  share: number,
  reference: number,
): number | undefined {
  const last = series.findLastIndex((value) => !(value < share * reference));
  return last === series.length - 1 ? undefined : last + 1;
}
