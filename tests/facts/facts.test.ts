import { describe, expect, test } from "vitest";
import { findExperiments } from "../../scripts/registry.ts";
import { isRun } from "../../src/experiments/experiment.ts";
import { lastNetworkOf, read } from "../../src/facts/networks.ts";
import { FACTS } from "../../src/facts/registry.ts";
import { GONE } from "../../src/figures/histories-curves.ts";
import { SENTENCES } from "../../src/grammar/sentences.ts";
import { readTrace } from "../../src/trace/files.ts";
import { SHOWN, claimEvidence, numberEvidence } from "../../src/weave/evidence.ts";

const numbers = [...FACTS].flatMap(([name, { kind }]) =>
  kind === "claim" ? [] : [{ name, kind }],
);
const trace = await readTrace(SHOWN);
const valueOf = async (name: string) => {
  const fact = FACTS.get(name);
  if (!fact || fact.kind === "claim") throw new Error(`no number is called "${name}"`);
  return (await numberEvidence(fact.kind, name)).value;
};

test("names are such that an address, an attribute and a search find them", () => {
  for (const name of FACTS.keys()) expect(name).toMatch(/^[a-z][A-Za-z]*([.-][A-Za-z]+)*$/);
});

test("what a fact says begins as the end of a sentence does, and is not one", () => {
  for (const [name, { says }] of FACTS) {
    expect(says.trim(), name).toBe(says);
    expect(says, name).toMatch(/[^.]$/);
  }
});

test.each(numbers)("$name is a finite number with a text, in every run", async ({ name, kind }) => {
  const { value, text, readings } = await numberEvidence(kind, name);
  for (const found of [{ value, text }, ...readings]) {
    expect(Number.isFinite(found.value)).toBe(true);
    expect(found.text).toMatch(/^[−+]?\d/u);
    expect(found.text).not.toMatch(/NaN|undefined|Infinity/);
  }
  for (const { update } of readings) {
    const recorded = update === undefined || trace.checkpoint.update.includes(update);
    const isOther = readings[0].run !== SHOWN || update !== readings[0].update;
    expect(recorded || isOther).toBe(true);
  }
});

test("a number rounded to its text is still told from zero", async () => {
  for (const { name, kind } of numbers) {
    const { value, text } = await numberEvidence(kind, name);
    if (value !== 0) expect(text, name).toMatch(/[1-9]/);
  }
});

const toldHere = (await findExperiments())
  .filter(isRun)
  .filter(({ usedBy }) => usedBy.includes("the-feedback-loop"));

describe("settings are those the runs were made with", () => {
  test.each(toldHere)("$name", async ({ config }) => {
    expect(await valueOf("net.units")).toBe(config.hiddenSize);
    expect(await valueOf("starts.lag")).toBe(config.truncation);
    expect(await valueOf("net.symbols")).toBe(trace.symbols.length);
    expect((await valueOf("length.bound")) ** 2).toBeCloseTo(config.hiddenSize, 9);
  });
});

test("the parameters that are counted are those that are recorded", async () => {
  const { Wxh, Whh, Why, bh, by } = trace.checkpoint;
  const sizes = Object.entries({ Wxh, Whh, Why, bh, by }).map(
    ([name, { shape }]) => [name, shape.slice(1).reduce((a, b) => a * b, 1)] as const,
  );
  for (const [name, size] of sizes) expect(await valueOf(`params.${name}`)).toBe(size);
  const all = sizes.reduce((sum, [, size]) => sum + size, 0);
  expect(await valueOf("params.all")).toBe(all);
  const [, [, loop]] = sizes;
  expect((await claimEvidence("loop-holds-most")).findings[0].evidence).toContain(
    `${loop} of ${all}`,
  );
  expect(loop).toBeGreaterThan(all / 2);
});

test("the floor is that of the recordings, and with one letter of past there is a higher one", async () => {
  expect(await valueOf("floor.all")).toBeCloseTo(trace.entropyRate, 6);
  expect(await valueOf("floor.one")).toBeGreaterThan(await valueOf("floor.all"));
});

test("the share of saturated states is the one recorded, at the threshold that is named", async () => {
  const threshold = await valueOf("saturated.threshold");
  const { row } = read(lastNetworkOf(trace), trace.probe.text.slice(0, -1)).h;
  const states = row.flatMap((h) => [...h]);
  const share = states.filter((value) => Math.abs(value) > threshold).length / states.length;
  expect(await valueOf("saturated.last")).toBeCloseTo(share, 5);
});

test("horizons end at the threshold that is named", async () => {
  expect(await valueOf("horizon.threshold")).toBe(GONE);
});

test("the non-normal matrix grows as its powers do in closed form", async () => {
  // ‖[[p, q], [0, p]]‖ = (q + √(q² + 4 p²)) / 2, and Wⁿ has p = λⁿ and q = 10 n λⁿ⁻¹.
  const modulus = await valueOf("shear.modulus");
  const norm = (n: number) => {
    const [p, q] = [modulus ** n, 10 * n * modulus ** (n - 1)];
    return (q + Math.sqrt(q * q + 4 * p * p)) / 2;
  };
  const norms = Array.from({ length: 400 }, (_, i) => norm(i + 1));
  const peak = Math.max(...norms);
  expect(await valueOf("shear.peak")).toBeCloseTo(peak, 9);
  expect(norm(await valueOf("shear.peak-step"))).toBeCloseTo(peak, 9);
  const last = norms.findLastIndex((one) => one >= 1) + 1;
  const [{ evidence }] = (await claimEvidence("non-normal-grows")).findings;
  expect(evidence).toContain(`every power from ${last + 1} on`);
});

test("a split saves numbers just below its break-even length, and none from there on", async () => {
  const [H, V] = [await valueOf("net.units"), await valueOf("net.symbols")];
  const d = await valueOf("embedding.break-even");
  expect((d - 1) * (V + H)).toBeLessThan(V * H);
  expect(d * (V + H)).toBeGreaterThanOrEqual(V * H);
});

test.each([
  ["small", "net.symbols", "net.units"],
  ["large", "gpt.tokens", "gpt.units"],
])("the %s table and its split have the numbers their shapes say", async (size, V, H) => {
  const [symbols, units] = [await valueOf(V), await valueOf(H)];
  const short = await valueOf(`embedding.${size}`);
  expect(await valueOf(`table.${size}`)).toBe(symbols * units);
  expect(await valueOf(`split.${size}`)).toBe(symbols * short + short * units);
});

test("the split saves a small share of the small table, and the larger part of the large one", async () => {
  const left = async (size: string) =>
    (await valueOf(`split.${size}`)) / (await valueOf(`table.${size}`));
  expect(await left("small")).toBeGreaterThan(0.5);
  expect(await left("small")).toBeLessThan(1);
  expect(await left("large")).toBeLessThan(0.5);
});

test("the twelfth turn is the first that comes back", async () => {
  for (const angle of [await valueOf("twelfth"), 5 * (await valueOf("twelfth"))]) {
    const backAt = Array.from({ length: 24 }, (_, n) => n + 1).filter(
      (n) => (n * angle) % 360 === 0,
    );
    expect(backAt[0]).toBe(12);
  }
});

test("from its whole number on the hyperbolic tangent is one, and not before", async () => {
  const one = await valueOf("tanh.one");
  expect(Math.tanh(one)).toBe(1);
  expect(Math.tanh(one - 1)).toBeLessThan(1);
});

test("pairs of equal length without a common word are as many as counting finds", async () => {
  const words = SENTENCES.map(({ text }) => new Set(text.match(/[a-z]+/g)));
  const pairs = SENTENCES.flatMap(({ text }, i) =>
    SENTENCES.slice(0, i).filter(
      (other, j) => other.text.length === text.length && words[i].intersection(words[j]).size === 1,
    ),
  );
  expect(await valueOf("near.pairs")).toBe(pairs.length);
});

test("what is said of the whole training stands in its course", async () => {
  const [end, spelled, chaser] = await Promise.all(
    ["words.end", "words.spelled", "chaser.matters"].map(valueOf),
  );
  for (const update of [end, spelled, chaser]) expect(trace.checkpoint.update).toContain(update);
  expect(await valueOf("letter.peak")).toBeGreaterThan(await valueOf("letter.last"));
  expect(await valueOf("loss.last")).toBeGreaterThan(trace.test.floor);
  expect(await valueOf("text.characters")).toBe(trace.characters);
});
