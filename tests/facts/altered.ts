import { PARAM_NAMES, type ParamName } from "../../src/rnn/params.ts";
import type { Trace } from "../../src/trace/schema.ts";
import { pack, unpack } from "../../src/trace/tensor.ts";

/** A trace with some of what was measured at its checkpoints replaced. */
export const withMeasures = (trace: Trace, measures: Partial<Trace["checkpoint"]>): Trace => ({
  ...trace,
  checkpoint: { ...trace.checkpoint, ...measures },
});

/** A trace whose networks all have some of their parameters multiplied. */
export const withScaled = (trace: Trace, factors: Partial<Record<ParamName, number>>): Trace =>
  withTensors(trace, (slices, name) =>
    slices.map((slice) => slice.map((value) => value * (factors[name] ?? 1))),
  );

/** A trace of a network that unlearns: its last weights come first. */
export const backward = (trace: Trace): Trace =>
  withTensors(trace, (slices) => slices.toReversed());

/** A trace of a network that has from the start what it has at the end. */
export const unchanging = (trace: Trace): Trace =>
  withTensors(trace, (slices) => slices.map(() => slices[slices.length - 1]));

function withTensors(
  trace: Trace,
  change: (slices: readonly Float64Array[], name: ParamName) => Float64Array[],
): Trace {
  const tensors = PARAM_NAMES.map((name) => {
    const tensor = trace.checkpoint[name];
    return [name, pack(change(unpack(tensor), name), tensor.shape.slice(1))];
  });
  return withMeasures(trace, Object.fromEntries(tensors) as Partial<Trace["checkpoint"]>);
}
