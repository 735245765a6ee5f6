import * as z from "zod/mini";
import { study } from "../../../src/experiments/study.ts";
import { cellMeasures, CELLS } from "./cell-measures.ts";

/** All that studies of cells are made of, in lessons of a few updates. */
export const tinyCells = study({
  name: "tiny-cells",
  shows: "A few updates of each kind of cell at the latch, at adding, and at recall",
  usedBy: [],
  tier: "core",
  seeds: 0,
  config: { updates: 6 },
  reads: [],
  parts: () => CELLS.map(({ cell }) => cell),
  work: () => 0.001,
  run: ({ updates }, part) => cellMeasures(CELLS.find(({ cell }) => cell === part)!, updates),
  join: (_, parts) => ({ losses: parts.map(({ loss }) => loss) }),
  schema: z.object({
    losses: z.array(z.number()), // (cells)
  }),
});
