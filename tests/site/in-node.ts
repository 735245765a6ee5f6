import type { State } from "../../src/figures/axis.ts";
import type { AnyFigure } from "../../src/figures/registry.ts";
import { figures } from "../figures/placed.ts";

/** A figure with all its data, which a page gets piece by piece: what Node knows of it. */
export function wholeFigure(id: string): { readonly figure: AnyFigure; readonly data: unknown } {
  const found = figures.find((one) => one.id === id);
  if (!found) throw new Error(`there is no figure "${id}"`);
  return found;
}

/** What a figure says in a state, as Node computes it. */
export function saidInNode(id: string, state: State): string {
  const { figure, data } = wholeFigure(id);
  return figure.announce(data, state);
}
