import * as z from "zod/mini";
import { study } from "../../../src/experiments/study.ts";
import { checkpointParams } from "../../../src/trace/weights.ts";
import { wordMeasures } from "./word-measures.ts";

/** All that studies of words are made of, on a small network and few sentences. */
export const tinyWords = study({
  name: "tiny-words",
  shows: "Where words lie in the states of a small network, what it writes, and what an unknown word does",
  usedBy: [],
  tier: "core",
  seeds: 0,
  config: { sentences: 1500 },
  reads: ["main-s1"],
  parts: () => ["main-s1"],
  work: () => 0.002,
  run: ({ sentences }, _, [run]) => wordMeasures(checkpointParams(run.checkpoint)[3], sentences),
  join: (_, [part]) => ({ ward: part.sets.map(({ scores }) => scores.ward) }),
  schema: z.object({
    ward: z.array(z.number()), // of each set of words
  }),
});
