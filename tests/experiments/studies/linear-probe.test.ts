import { expect, test } from "vitest";
import { linearProbe } from "../../../src/experiments/studies/linear-probe.ts";
import { readTrace } from "../../../src/trace/files.ts";
import { made } from "./made.ts";

const runs = await Promise.all(linearProbe.reads.map((name) => readTrace(name)));
const config = { ...linearProbe.config, lags: [0, 1, 2, 3, 10], fitted: 1500, judged: 500 };
const { lags, texts } = made(linearProbe, config, runs);

test("there is an accuracy for each lag, text and network", () => {
  expect(texts.map(({ text }) => text)).toEqual(["language", "letters"]);
  for (const { commonest, lastThree, networks } of texts) {
    expect(networks.map(({ name }) => name)).toEqual(linearProbe.reads);
    for (const series of [
      commonest,
      lastThree,
      ...networks.flatMap((n) => [n.untrained, n.trained]),
    ])
      expect(series).toHaveLength(lags.length);
  }
});

test("of the last three characters those three are named without an error, and independent ones by chance", () => {
  for (const { lastThree } of texts) expect(lastThree.slice(0, 3)).toEqual([1, 1, 1]);
  const chance = 1 / 27;
  const error = Math.sqrt((chance * (1 - chance)) / config.judged);
  for (const share of texts[1].lastThree.slice(3))
    expect(Math.abs(share - chance)).toBeLessThan(5 * error);
});

test("a state knows the character just read better than the commonest guess", () => {
  for (const { commonest, networks } of texts)
    for (const { untrained, trained } of networks)
      for (const series of [untrained, trained]) expect(series[0]).toBeGreaterThan(commonest[0]);
});

test("a text that is too short is refused", () => {
  expect(() => made(linearProbe, { ...config, fitted: 1e6 }, runs)).toThrow(
    /sentences have \d+ characters; the probe needs 1000600/,
  );
});
