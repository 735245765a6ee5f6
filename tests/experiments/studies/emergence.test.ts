import { expect, test } from "vitest";
import { leafOrder } from "../../../src/experiments/analysis/linkage-tree.ts";
import { emergence } from "../../../src/experiments/studies/emergence.ts";
import { readTrace } from "../../../src/trace/files.ts";
import { made } from "./made.ts";

const all = await Promise.all(emergence.reads.map((name) => readTrace(name)));
const config = {
  ...emergence.config,
  runs: ["main-s2", "main-s2"], // the first one's is shown whole, the second one's updates are those of the seeds
  moreSeeds: [4],
  training: { ...emergence.config.training, hiddenSize: 5, sentences: 80, lanes: 2, epochs: 1 },
  sentences: 200,
  shown: 3,
  tokensShown: 2,
  shuffles: { q: 0.95, times: 20 },
};
const data = made(emergence, config, all);
const [recorded, , trained] = data.networks;

test("there are scores of every set at every checkpoint, and of a network trained here", () => {
  expect(recorded.checkpoints).toHaveLength(all[1].checkpoint.update.length);
  for (const { checkpoints, chance } of data.networks) {
    expect(chance).toHaveLength(data.sets.length);
    for (const { scores } of checkpoints) expect(scores).toHaveLength(data.sets.length);
  }
  expect([trained.seed, trained.recorded]).toEqual([4, false]);
  expect(trained.checkpoints.map(({ update }) => update)).toEqual(
    all[1].checkpoint.update.filter((update) => update <= 30),
  );
});

test("trees have every word once, and merge farther and farther", () => {
  expect(recorded.shown).toHaveLength(3);
  for (const { controlled, following, map, tokens } of recorded.shown) {
    expect(map).toHaveLength(29);
    expect(tokens).toHaveLength(58);
    for (const [tree, words] of [
      [controlled.ward, 29],
      [controlled.cosine, 29],
      [following.ward, 37],
      [following.cosine, 37],
    ] as const) {
      expect(leafOrder(tree).toSorted((a, b) => a - b)).toEqual([...Array(words).keys()]);
      const heights = tree.map(([, , height]) => height);
      expect(heights).toEqual(heights.toSorted((a, b) => a - b));
    }
  }
});

test("training brings words of a category together, beyond spelling and chance", () => {
  const [first, last] = [recorded.checkpoints[0], recorded.checkpoints.at(-1)!];
  const { spelling } = data.sets[0];
  expect(last.scores[0].ward).toBeGreaterThan(first.scores[0].ward);
  expect(last.scores[0].ward).toBeGreaterThan(recorded.chance[0].ward);
  expect(last.scores[0].ward).toBeGreaterThan(spelling.edits.ward);
  expect(last.regression.controlled.category).toBeGreaterThan(first.regression.controlled.category);
  expect(last.plane.own).toBe(last.plane.last);
});
