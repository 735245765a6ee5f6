import type { State } from "../figures/axis.ts";

/** The names of the axes that the steps of a story move. */
export const movedAxes = (story: Element): readonly string[] => [
  ...new Set(
    [...story.querySelectorAll<HTMLElement>(".step")].flatMap(({ dataset }) =>
      Object.keys(JSON.parse(dataset.change ?? "{}") as State),
    ),
  ),
];
