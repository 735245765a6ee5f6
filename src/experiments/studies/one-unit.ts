import * as z from "zod/mini";
import { tanh } from "../../rnn/elementary.ts";
import {
  relativeSensitivity,
  sensitivity,
  sensitivityAfter,
  stateSize,
} from "../../rnn/linear-cell.ts";
import { fixedPoints, holdingBias } from "../../rnn/one-unit-map.ts";
import { mostRight, textsUpTo } from "../../rnn/one-unit-parity.ts";
import { normal, seeded } from "../../rnn/random.ts";
import { study } from "../study.ts";

const pointSchema = z.object({ h: z.number(), slope: z.number(), isStable: z.boolean() });

const schema = z.object({
  fork: z.array(
    // h ↦ tanh(w h): one fixed point up to w = 1, three beyond
    z.object({ w: z.number(), points: z.array(pointSchema) }),
  ),
  latch: z.array(
    z.object({
      w: z.number(),
      held: pointSchema, //                the state that stands for 1; its negative stands for 0
      holdingBias: z.number(), //          noise that never exceeds it never flips the state
      gradient: z.array(z.number()), //    (lags + 1)  ∂h_t/∂h_{t−k} while it is held
      noise: z.array(z.number()), //       standard deviation of what is added to w h at every step
      survived: z.array(z.int()), //       at each: latches that kept their sign to the end
      medianFlip: z.array(z.nullable(z.int())), // at each: when the middle one flipped first; null: it did not
    }),
  ),
  draws: z.int(), //                       latches at each noise
  steps: z.int(), //                       for each of them
  linear: z.array(
    // h ← a h + x, inputs of variance 1
    z.object({
      a: z.number(),
      state: z.number(), //                root mean square of h in the long run
      sensitivity: z.number(), //          of ∂h/∂a
      relative: z.number(), //             the second over the first
      after: z.number(), //                of ∂h/∂a after `linearSteps` steps from zero
    }),
  ),
  linearSteps: z.int(),
  parity: z.object({
    units: z.int(), //                     one-unit networks tried
    texts: z.int(), //                     all of one to three symbols
    best: z.int(), //                      after how many of them the best is right
  }),
});
export type OneUnitStudy = z.infer<typeof schema>;

const config = {
  fork: { largest: 3, step: 0.05 },
  latch: {
    w: [1.1, 1.25, 1.5, 2, 3, 4],
    lags: 60,
    noise: [0.05, 0.1, 0.2, 0.3, 0.5, 0.8],
    draws: 200,
    steps: 10_000,
    seed: 1,
  },
  linear: { a: [0.5, 0.9, 0.95, 0.99, 0.993, 0.995, 0.999], steps: 100 },
  parity: { largest: 6, step: 0.5, starts: [-1, -0.5, 0, 0.5, 1], texts: 3 },
};
type Config = typeof config;
type Part = Pick<OneUnitStudy, "latch"> & Partial<Pick<OneUnitStudy, "parity">>;

export const oneUnit = study({
  name: "one-unit",
  shows: "What a single unit can hold, how little of its gradient is left, and what it cannot do",
  usedBy: ["unrolling-the-loop", "why-memory-fades"],
  tier: "core",
  seeds: config.latch.draws,
  config,
  reads: [],
  parts: ({ latch }) => [...latch.w.map((w) => `latch ${w}`), "parity"],
  work: () => 100,
  run: (config, part): Part =>
    part === "parity"
      ? { latch: [], parity: parityTried(config) }
      : { latch: [latchOf(config, Number(part.split(" ")[1]))] },
  join: ({ fork, latch, linear }, parts) => ({
    fork: grid(0, fork.largest, fork.step).map((w) => ({ w, points: fixedPoints(w, 0) })),
    latch: parts.flatMap((part) => part.latch),
    draws: latch.draws,
    steps: latch.steps,
    linear: linear.a.map((a) => ({
      a,
      state: stateSize(a),
      sensitivity: sensitivity(a),
      relative: relativeSensitivity(a),
      after: sensitivityAfter(a, linear.steps),
    })),
    linearSteps: linear.steps,
    parity: parts[parts.length - 1].parity as OneUnitStudy["parity"],
  }),
  schema,
});

/** from, from + step, … to. */
const grid = (from: number, to: number, step: number) =>
  Array.from(
    { length: Math.round((to - from) / step) + 1 },
    (_, i) => Math.round((from + i * step) * 1e6) / 1e6,
  );

function latchOf({ latch }: Config, w: number): OneUnitStudy["latch"][number] {
  const points = fixedPoints(w, 0);
  const held = points[points.length - 1];
  const gradient = [1];
  for (let k = 1; k <= latch.lags; k++) gradient.push(gradient[k - 1] * held.slope);
  const flips = latch.noise.map((noise) => {
    const random = seeded(latch.seed);
    return Array.from({ length: latch.draws }, () => {
      let h = held.h;
      for (let t = 1; t <= latch.steps; t++) {
        h = tanh(w * h + noise * normal(random));
        if (h <= 0) return t;
      }
      return Infinity;
    });
  });
  return {
    w,
    held,
    holdingBias: holdingBias(w),
    gradient,
    noise: latch.noise,
    survived: flips.map((times) => times.filter((time) => time === Infinity).length),
    medianFlip: flips.map((times) => {
      const middle = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
      return middle === Infinity ? null : middle;
    }),
  };
}

/** No one-unit network can be right after all texts; how near those of a grid come. */
function parityTried({ parity }: Config): OneUnitStudy["parity"] {
  const texts = textsUpTo(parity.texts);
  const values = grid(-parity.largest, parity.largest, parity.step);
  let units = 0;
  let best = 0;
  for (const w of values)
    for (const u of values)
      for (const b of values)
        for (const h0 of parity.starts) {
          units++;
          best = Math.max(best, mostRight({ w, u, b, h0 }, texts));
        }
  return { units, texts: texts.length, best };
}
