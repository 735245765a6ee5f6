import { describe, expect, test } from "vitest";
import type { OrderK } from "../../src/experiments/studies/order-k.ts";
import { dataOf, type Claim } from "../../src/facts/fact.ts";
import { FACTS } from "../../src/facts/registry.ts";
import type { ParityConstruction } from "../../src/experiments/studies/parity-construction.ts";
import type { ParityLearned } from "../../src/experiments/studies/parity-learned.ts";
import type { TemporalXor } from "../../src/experiments/studies/temporal-xor.ts";
import { readStudy, readTrace } from "../../src/trace/files.ts";
import type { StudyTrace, Trace } from "../../src/trace/schema.ts";
import { claimEvidence, familyOf } from "../../src/weave/evidence.ts";
import { backward, unchanging, withMeasures, withScaled } from "./altered.ts";

const claims = [...FACTS].flatMap(([name, fact]) =>
  fact.kind === "claim" ? [{ name, fact }] : [],
);

/** What would have made each claim false, had it been recorded; a new claim needs one. */
const FALSIFIED: Readonly<Record<string, (trace: Trace) => Trace>> = {
  "order-of-learning": backward,
  "trained-not-normal": (trace) =>
    withMeasures(trace, { largestSingularValue: trace.checkpoint.spectralRadius }),
  // Without a loop each state is as long as what its letter weighs.
  "state-stays-bounded": (trace) => withScaled(trace, { Whh: 0, bh: 0, Wxh: 0.01 }),
  "letter-loses": unchanging,
  // Units pressed so far that they never come back hold every difference for ever.
  "state-outlives-output": (trace) => withScaled(trace, { Whh: 10 }),
  "near-is-near": backward,
  "network-notices": backward,
  "untrained-indifferent": backward,
  "radius-leaves-one": (trace) =>
    withMeasures(trace, { spectralRadius: trace.checkpoint.spectralRadius.map(() => 1) }),
  "starts-begin-apart": (trace) =>
    withMeasures(trace, {
      jacobianNorm: trace.checkpoint.jacobianNorm.map((at) => at.map(() => 1)),
    }),
  "starts-end-alike": (trace) =>
    trace.name.startsWith("narrow") ? withMeasures(trace, { loss: onesLike(trace) }) : trace,
  "xavier-carries-more": (trace) =>
    trace.name.startsWith("xavier")
      ? withMeasures(trace, {
          jacobianNorm: trace.checkpoint.jacobianNorm.map((at) => at.map(() => 0)),
        })
      : trace,
};

/** The same for claims about studies: other data, of the same shape, that would have made each false. */
const FALSIFIED_STUDIES: Readonly<Record<string, (data: never) => unknown>> = {
  // A curve that falls by as much everywhere never rests.
  "curve-rests": (data: OrderK) => ({
    ...data,
    orders: data.orders.map((order) => ({ ...order, floor: 3 - 0.1 * order.k })),
  }),
  "network-has-past": (data: OrderK) => ({
    ...data,
    networks: data.networks.map((network) => ({
      ...network,
      testLoss: network.testLoss.toReversed(),
    })),
  }),
  "random-hides-it": (data: ParityConstruction) => ({
    ...data,
    gains: data.gains.map((gain) => ({ ...gain, readings: withErrors(gain.readings, 1) })),
  }),
  "million-without-error": (data: ParityConstruction) => ({
    ...data,
    gains: data.gains.map((gain) => ({ ...gain, readings: withErrors(gain.readings, 1) })),
  }),
  "radius-is-zero": (data: ParityConstruction) => ({
    ...data,
    back: data.back.map((back) => ({ ...back, spectralRadius: 0.1 })),
  }),
  "one-unit-never": (data: ParityLearned) => withReach(data, 10_000),
  "spare-units-help": (data: ParityLearned) => withReach(data, 10_000),
  "growing-helps": (data: ParityLearned) => withReach(data, 0),
  "some-do-not-last": (data: ParityLearned) => withReach(data, 10_000),
  "xor-needs-more": (data: TemporalXor) => ({
    ...data,
    protocols: data.protocols.map((protocol) => ({
      ...protocol,
      sizes: protocol.sizes.map((size) => ({
        ...size,
        networks: size.networks.map((network) => ({ ...network, isSolved: true })),
      })),
    })),
  }),
  "small-ones-last": (data: ParityLearned) => withReach(data, 50),
};

const withErrors = (readings: ParityConstruction["gains"][number]["readings"], errors: number) =>
  readings.map((reading) => ({ ...reading, errors }));

/** The same networks, all of them right to texts of one length and to none that are longer. */
const withReach = (data: ParityLearned, rightTo: number): ParityLearned => ({
  ...data,
  settings: data.settings.map((setting) => ({
    ...setting,
    sizes: setting.sizes.map((size) => ({
      ...size,
      networks: size.networks.map((network) => ({ ...network, rightTo })),
    })),
  })),
});

/** Claims about formulas alone: no recording bears on them. They are tested beside the numbers. */
const OF_FORMULAS = [
  "snapshot-same",
  "moved-is-farther",
  "output-forgets",
  "non-normal-grows",
  "split-saves-most",
  "loop-holds-most",
  "threshold-is-sharp",
];

const onesLike = ({ checkpoint }: Trace) => checkpoint.loss.map(() => 1);

const studyOf = ({ find }: Claim) =>
  typeof find === "object" && "study" in find ? find : undefined;
const tracesOf = ({ over }: Claim) =>
  Promise.all(over.flatMap(familyOf).map((run) => readTrace(run)));
function holdsFor({ find }: Claim, traces: readonly Trace[]): boolean {
  if (typeof find === "function") return traces.every((trace) => find(trace).holds);
  return "all" in find && find.all(traces).holds;
}

test("each claim is about runs that were recorded, and says what it needs of them", () => {
  for (const { name, fact } of claims) {
    const recordings = studyOf(fact) ? 1 : fact.over.flatMap(familyOf).length;
    expect(recordings, name).toBeGreaterThan(0);
    expect(fact.says.split(" ").length, name).toBeGreaterThan(3);
  }
});

test.each(claims)("$name holds in all runs, each with its numbers", async ({ name }) => {
  const { findings } = await claimEvidence(name);
  expect(findings.length).toBeGreaterThan(0);
  for (const { evidence } of findings) {
    expect(evidence).toMatch(/\d/);
    expect(evidence).not.toMatch(/NaN|Infinity|undefined/);
  }
});

test("there is a recording that would falsify each claim about recordings", () => {
  const names = claims.map(({ name }) => name);
  const falsifiable = [
    ...Object.keys(FALSIFIED),
    ...Object.keys(FALSIFIED_STUDIES),
    ...OF_FORMULAS,
  ];
  for (const name of names)
    expect(
      falsifiable,
      `"${name}" has no recording that falsifies it; add one to FALSIFIED in this file`,
    ).toContain(name);
  expect(falsifiable.filter((name) => !names.includes(name))).toEqual([]);
});

describe("a recording that says otherwise falsifies", () => {
  test.each(claims.filter(({ name }) => name in FALSIFIED))("$name", async ({ name, fact }) => {
    const traces = await tracesOf(fact);
    expect(holdsFor(fact, traces)).toBe(true);
    expect(holdsFor(fact, traces.map(FALSIFIED[name]))).toBe(false);
  });

  test.each(claims.filter(({ name }) => name in FALSIFIED_STUDIES))(
    "$name",
    async ({ name, fact }) => {
      const found = studyOf(fact);
      if (!found) throw new Error(`"${name}" is not about a study`);
      const recorded = await readStudy(found.study);
      expect(found.of(dataOf(recorded)).holds).toBe(true);
      const altered = FALSIFIED_STUDIES[name](structuredClone(recorded.data) as never);
      expect(found.of(dataOf({ ...recorded, data: altered } satisfies StudyTrace)).holds).toBe(
        false,
      );
    },
  );
});
