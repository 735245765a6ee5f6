import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { at, checked } from "../../src/weave/props.ts";

const shape = { of: z.string(), in: z.optional(z.string()) };
const step = { title: z.string(), state: z._default(z.record(z.string(), z.int()), {}) };

test("props come back with where they stand, and with what was left out filled in", () => {
  expect(checked("Measured", shape, { of: "loss", at: "a.mdx:3", nth: "8" })).toEqual({
    of: "loss",
    at: "a.mdx:3",
    nth: "8",
  });
  expect(checked("Step", step, { title: "One" })).toEqual({
    title: "One",
    state: {},
    at: "this page",
  });
});

test("the class that Astro hands down is not minded", () => {
  expect(checked("Measured", shape, { of: "loss", class: "x" })).not.toHaveProperty("class");
});

describe("refuses, naming the place, what is wrong and what is taken:", () => {
  test.each([
    [{ at: "a.mdx:3" }, 'a.mdx:3: <Measured> needs "of"; it takes of, in'],
    [{ of: 5 }, 'this page: <Measured> needs "of" to be a text, not 5; it takes of, in'],
    [{ of: "x", on: "y" }, 'this page: <Measured> has no "on"; it takes of, in'],
    [{ of: "x", on: "y", by: 1 }, 'this page: <Measured> has no "on", "by"; it takes of, in'],
  ])("%j", (props, message) => {
    expect(() => checked("Measured", shape, props)).toThrow(new Error(message));
  });

  test.each([
    [
      { title: "One", state: { update: 1.5 } },
      'this page: <Step> needs "state.update" to be a whole number, not 1.5; it takes title, state',
    ],
    [
      { title: "One", state: "end" },
      'this page: <Step> needs "state" to be names with values, not "end"; it takes title, state',
    ],
  ])("%j", (props, message) => {
    expect(() => checked("Step", step, props)).toThrow(new Error(message));
  });

  test("an element that takes nothing", () => {
    expect(() => checked("Aside", {}, { of: "x" })).toThrow(
      new Error('this page: <Aside> has no "of"; it takes nothing'),
    );
  });
});

describe("what goes wrong inside an element", () => {
  const failing = (message: string) => () => {
    throw new Error(message);
  };

  test("is said with its place and name before it, whether it fails at once or later", async () => {
    const wanted = new Error("a.mdx:3: <Cite> cites nothing");
    await expect(at("a.mdx:3", "Cite", failing("cites nothing"))).rejects.toThrow(wanted);
    const later = () => Promise.reject(new Error("cites nothing"));
    await expect(at("a.mdx:3", "Cite", later)).rejects.toThrow(wanted);
  });

  test("keeps the place of the element inside that it went wrong in", async () => {
    const inner = "a.mdx:5: <Step> moves nothing";
    await expect(at("a.mdx:3", "Story", failing(inner))).rejects.toThrow(new Error(inner));
    await expect(at("a.mdx:3", "Story", failing("a: <Step> b"))).rejects.toThrow(
      /^a\.mdx:3: <Story>/,
    );
  });

  test("is nothing where nothing goes wrong", async () => {
    expect(await at("a.mdx:3", "Cite", () => 5)).toBe(5);
    expect(await at("a.mdx:3", "Cite", () => Promise.resolve(5))).toBe(5);
  });
});
