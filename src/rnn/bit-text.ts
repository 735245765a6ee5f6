import type { Random } from "./random.ts";
import type { Token } from "./vocabulary.ts";

/** n symbols drawn one by one, each 1 with probability q and else 0. */
export function* randomBits(n: number, q: number, random: Random): Generator<Token> {
  for (let i = 0; i < n; i++) yield random() < q ? 1 : 0;
}

/** The n first symbols of the endless repetition of `period`, after those of `beginning`. */
export function* repeatedBits(
  n: number,
  period: readonly Token[],
  beginning: readonly Token[] = [],
): Generator<Token> {
  for (let i = 0; i < n; i++)
    yield i < beginning.length ? beginning[i] : period[(i - beginning.length) % period.length];
}
