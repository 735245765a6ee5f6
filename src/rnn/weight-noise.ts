import { copyParams } from "./initialization.ts";
import { allNumbers, type Params } from "./params.ts";
import { normal, type Random } from "./random.ts";

/** The same network with every weight and bias multiplied by 1 + level · a normal number of its own. */
export function withNoise(params: Params, level: number, random: Random): Params {
  const noisy = copyParams(params);
  for (const numbers of allNumbers(noisy))
    for (let i = 0; i < numbers.length; i++) numbers[i] *= 1 + level * normal(random);
  return noisy;
}
