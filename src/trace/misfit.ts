import type { Trace } from "./schema.ts";
import type { Tensor } from "./tensor.ts";

/**
 * The first way in which the fields of a trace do not fit each other; undefined where all do. A
 * schema looks at one field at a time: this compares lengths, shapes and ranges, so that whatever
 * is decoded can be unpacked, measured and drawn without a second look.
 */
export function misfit(trace: Trace): string | undefined {
  for (const check of [symbolsAndProbe, updatesSeen, weights, measurements])
    for (const found of check(trace)) return found;
  return undefined;
}

function* symbolsAndProbe({ symbols, probe }: Trace): Generator<string> {
  const { text, lags } = probe;
  const last = text.length - 2; // the character after it is predicted
  if (new Set(symbols).size !== symbols.length) yield "symbols: one is there twice";
  if ([...text].some((symbol) => !symbols.includes(symbol)))
    yield "probe.text: it has a character that is none of the symbols";
  for (const key of ["jacobianPositions", "gradientPositions"] as const)
    if (probe[key].some((t) => t > last || t < lags - 1))
      yield `probe.${key}: one is not from ${lags - 1} to ${last}`;
}

function* updatesSeen({ updates, config, curve, clipped, checkpoint }: Trace): Generator<string> {
  const length = curve.update.length;
  const clips = clipped.update.length;
  if (!rises(curve.update, 1, updates)) yield `curve.update: it does not rise from 1 to ${updates}`;
  if (curve.loss.length !== length) yield `curve.loss: it does not have ${length} values`;
  if (curve.gradientNorm.length !== length)
    yield `curve.gradientNorm: it does not have ${length} values`;
  if (!rises(clipped.update, 1, updates))
    yield `clipped.update: it does not rise from 1 to ${updates}`;
  if (clipped.gradientNorm.length !== clips)
    yield `clipped.gradientNorm: it does not have ${clips} values`;
  if (checkpoint.update.length !== config.checkpoints || !rises(checkpoint.update, 0, updates))
    yield `checkpoint.update: it does not rise from 0 to ${updates} in ${config.checkpoints} values`;
}

function* weights({ config, symbols, checkpoint }: Trace): Generator<string> {
  const [C, H, V] = [config.checkpoints, config.hiddenSize, symbols.length];
  const shapes = { Wxh: [C, H, V], Whh: [C, H, H], Why: [C, V, H], bh: [C, H], by: [C, V] };
  for (const [name, shape] of Object.entries(shapes))
    if (!holds(checkpoint[name as keyof typeof shapes], shape))
      yield `checkpoint.${name}: it does not hold ${shape.join(" × ")} finite numbers`;
}

function* measurements({ checkpoint, probe }: Trace): Generator<string> {
  const C = checkpoint.update.length;
  for (const key of SERIES)
    if (checkpoint[key].length !== C) yield `checkpoint.${key}: it does not have ${C} values`;
  for (const key of NORMS)
    if (checkpoint[key].length !== C || checkpoint[key].some((at) => at.length !== probe.lags + 1))
      yield `checkpoint.${key}: it does not have ${C} times ${probe.lags + 1} values`;
}

const SERIES = [
  "loss",
  "spectralRadius",
  "largestSingularValue",
  "meanSlope",
  "saturated",
] as const;
const NORMS = ["jacobianNorm", "gradientNormMedian", "gradientNormMean"] as const;

const rises = (updates: readonly number[], first: number, last: number) =>
  updates.every((update, i) => update >= first && update <= last && !(update <= updates[i - 1]));

/** Whether a tensor has a shape, fills it, and unpacks to finite numbers; without unpacking it. */
function holds({ shape, scale, data }: Tensor, wanted: readonly number[]): boolean {
  const padding = data.endsWith("==") ? 2 : data.endsWith("=") ? 1 : 0;
  const bytes = (data.length / 4) * 3 - padding;
  return (
    shape.join() === wanted.join() &&
    scale.length === shape[0] &&
    bytes === 2 * shape.reduce((a, b) => a * b, 1) &&
    scale.every((step) => Number.isFinite(step * 32768))
  );
}
