import { integer, type Random } from "./random.ts";
import type { Token } from "./vocabulary.ts";

/**
 * n times two random bits and then their exclusive or, one after another: a text of 3 n symbols of
 * which the third of every three follows from the two before it. Source: Elman (1990), his first simulation.
 */
export function xorTriples(n: number, random: Random): Token[] {
  return Array.from({ length: n }, () => {
    const [a, b] = [integer(random, 2), integer(random, 2)];
    return [a, b, a === b ? 0 : 1];
  }).flat();
}
