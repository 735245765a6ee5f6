import { createHash } from "node:crypto";

/** The bits of each number: equal only where the numbers are, with 0 told from −0. */
export const bitsOf = (numbers: Float64Array): bigint[] => [
  ...new BigUint64Array(numbers.slice().buffer),
];

/** The numbers as little-endian doubles, whatever the machine. */
export function littleEndian(numbers: ArrayLike<number>): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 * numbers.length));
  for (let i = 0; i < numbers.length; i++) view.setFloat64(8 * i, numbers[i], true);
  return new Uint8Array(view.buffer);
}

export const sha256 = (bytes: Uint8Array): string =>
  createHash("sha256").update(bytes).digest("hex");
