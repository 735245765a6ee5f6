import { describe, expect, test } from "vitest";
import { checkedFrontFacts, frontFacts } from "../../src/build/front-facts.ts";

const RUNS = ["main-s1", "main-s2", "main-s3"];

describe("what the front page says of the training", () => {
  test.each(RUNS)("holds in %s: ends, then spelling, then who chases whom", async (run) => {
    const facts = await frontFacts(run);
    expect(facts.wordsEnd).toBeLessThan(facts.wordsAreSpelled);
    expect(facts.wordsAreSpelled).toBeLessThan(facts.chaserMatters);
    expect(facts.personAfterDragon).toBeGreaterThan(0.5);
    expect(facts.personAfterLion).toBeLessThan(0.5);
    // Even odds over 27 symbols would be 0.037; “no pattern” allows a start that is only roughly even.
    expect(facts.largestAtFirst).toBeLessThan(0.2);
  });

  test("is told of the run that is shown", async () => {
    expect(await checkedFrontFacts("main-s1", ["main-s2"])).toEqual(await frontFacts("main-s1"));
  });

  test("stops the build for a run that is not there, by its name", async () => {
    await expect(checkedFrontFacts("main-s1", ["main-s9"])).rejects.toThrow("main-s9");
  });
});
