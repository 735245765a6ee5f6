import { PARAM_NAMES, type ParamName } from "../../src/rnn/params.ts";
import type { Trace } from "../../src/trace/schema.ts";
import { pack, unpack } from "../../src/trace/tensor.ts";

/** A change of what was recorded: other data of the same shape. */
export interface Alteration<Data> {
  readonly says: string;
  readonly of: (data: Data) => Data;
}

/** Ways to alter one number, yes or no, or none. */
const VALUES: readonly [string, (value: unknown) => unknown][] = [
  ["nothing", (value) => (typeof value === "boolean" ? false : 0)],
  ["one", (value) => (typeof value === "boolean" ? true : 1)],
  ["huge", (value) => (typeof value === "boolean" ? value : 10_000)],
  ["less than nothing", (value) => (typeof value === "number" ? -value : value)],
  ["a fraction", (value) => (typeof value === "number" ? value / 50 : value)],
];

/** What of any data can be altered, field by field: all numbers of that name, or their order. */
export function fieldAlterations<Data>(data: Data): Alteration<Data>[] {
  const names = [...new Set(leafNames(data))];
  return names.flatMap((name) => [
    { says: `${name} backward`, of: (from: Data) => withField(from, name, reversed) },
    ...VALUES.map(([says, change]) => ({
      says: `${name} ${says}`,
      of: (from: Data) => withField(from, name, (value) => deeply(value, change)),
    })),
  ]);
}

/**
 * The same for a trace, of what `read` takes from it: what was measured at its checkpoints, and the
 * weights of its networks.
 */
export function traceAlterations(trace: Trace, read: (trace: Trace) => void): Alteration<Trace>[] {
  const wanted = new Set<string>();
  const checkpoint = new Proxy(trace.checkpoint, {
    get: (target, name: keyof Trace["checkpoint"]) => {
      wanted.add(name);
      return target[name];
    },
  });
  read({ ...trace, checkpoint });
  const isWeight = (name: string) => PARAM_NAMES.includes(name as ParamName);
  const measures = [...wanted].filter((name) => name !== "update" && !isWeight(name));
  const measured = ({ checkpoint }: Trace) =>
    Object.fromEntries(Object.entries(checkpoint).filter(([name]) => measures.includes(name)));
  return [
    ...fieldAlterations(measured(trace)).map(({ says, of }) => ({
      says,
      of: (one: Trace) => ({ ...one, checkpoint: { ...one.checkpoint, ...of(measured(one)) } }),
    })),
    ...([...wanted].some(isWeight) ? WEIGHTS : []),
  ];
}

function* leafNames(data: unknown, name = ""): Generator<string> {
  if (typeof data === "number" || typeof data === "boolean") yield name;
  else if (Array.isArray(data)) for (const one of data) yield* leafNames(one, name);
  else if (data !== null && typeof data === "object")
    for (const [key, value] of Object.entries(data)) yield* leafNames(value, key);
}

/** Data in which whatever stands under one name is changed. */
function withField<Data>(data: Data, name: string, change: (value: unknown) => unknown): Data {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, key === name ? change(one) : visit(one)]),
    );
  };
  return visit(data) as Data;
}

const reversed = (value: unknown) => (Array.isArray(value) ? value.toReversed() : value);

const deeply = (value: unknown, change: (value: unknown) => unknown): unknown =>
  Array.isArray(value) ? value.map((one) => deeply(one, change)) : change(value);

const backward = (trace: Trace): Trace => withTensors(trace, (slices) => slices.toReversed());

const unchanging = (trace: Trace): Trace =>
  withTensors(trace, (slices) => slices.map(() => slices[slices.length - 1]));

/** Some parameters are multiplied, at all checkpoints. */
const withScaled =
  (factors: Partial<Record<ParamName, number>>) =>
  (trace: Trace): Trace =>
    withTensors(trace, (slices, name) =>
      slices.map((slice) => slice.map((value) => value * (factors[name] ?? 1))),
    );

const WEIGHTS: readonly Alteration<Trace>[] = [
  { says: "a network that unlearns: its last weights come first", of: backward },
  { says: "a network that has from the start what it has at the end", of: unchanging },
  { says: "a network without a loop", of: withScaled({ Whh: 0, bh: 0, Wxh: 0.01 }) },
  { says: "a network whose units never come back", of: withScaled({ Whh: 10 }) },
];

function withTensors(
  trace: Trace,
  change: (slices: readonly Float64Array[], name: ParamName) => Float64Array[],
): Trace {
  const tensors = PARAM_NAMES.map((name) => {
    const tensor = trace.checkpoint[name];
    return [name, pack(change(unpack(tensor), name), tensor.shape.slice(1))];
  });
  return { ...trace, checkpoint: { ...trace.checkpoint, ...Object.fromEntries(tensors) } };
}
