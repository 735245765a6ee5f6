import type { Figure } from "./figure.ts";
import { drawRegister, updateRegister } from "./register-drawing.ts";
import { PLACES, SECOND_AT, STARTS } from "./register-patterns.ts";
import {
  announceRegister,
  captionOfRegister,
  describeRegister,
  tableOfRegister,
} from "./register-words.ts";

/** One pattern in a shift register at two times, and how far apart the register holds the two to be. */
export const register: Figure<null> = {
  id: "register",
  title: "The same thing, later",
  caption: captionOfRegister,
  runs: [],
  select: () => null,

  axes: () => [
    {
      name: "start",
      unit: "place",
      shared: false,
      values: STARTS,
      initial: SECOND_AT,
      keys: { before: "ArrowLeft", after: "ArrowRight" },
      slider: { label: "Place", text: (start) => `${start + 1}` },
    },
  ],

  draw: (_, state, canvas) => drawRegister(state, canvas),
  update: (drawing, _, state) => updateRegister(drawing, state),

  // The middle of the three ones goes where the pointer is.
  at: (_, state, x) => ({
    ...state,
    start: Math.max(0, Math.min(STARTS.length - 1, Math.floor(x * PLACES) - 1)),
  }),

  announce: (_, state) => announceRegister(state),
  describe: (_, state) => describeRegister(state),
  table: tableOfRegister,
  moments: () => STARTS.filter((start) => start % 2 === 1).map((start) => ({ start })),
};
