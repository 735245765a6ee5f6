import * as z from "zod/mini";
import { study } from "../../src/experiments/study.ts";

const schema = z.object({
  squares: z.array(z.number()),
  thirds: z.array(z.number()),
  lastLoss: z.number(),
});

/** A study of three parts that takes no time; it reads the tiny run called "one". */
export const TINY_STUDY = study({
  name: "tiny-study",
  shows: "Squares and thirds of three numbers, and the last loss of a run",
  usedBy: [],
  tier: "core",
  seeds: 0,
  config: { numbers: [1, 2, 4] },
  reads: ["one"],
  parts: ({ numbers }) => numbers.map((n) => `n=${n}`),
  work: () => 0.001,
  run: (_, part, [run]) => {
    const n = Number(part.slice(2));
    return { square: n * n, third: n / 3, lastLoss: run.checkpoint.loss[2] };
  },
  join: (_, parts) => ({
    squares: parts.map(({ square }) => square),
    thirds: parts.map(({ third }) => third),
    lastLoss: parts[0].lastLoss,
  }),
  schema,
});

/** Where it is, as the recorder sees it. */
export const TINY_MODULE = "tests/trace/tiny-study.ts";
