/**
 * Numbers on a grid, one grid for each slice along the first axis:
 * value = scale[slice] × an integer from −32,767 to 32,767. The integers are stored row
 * by row as little-endian 16-bit numbers in base64. The largest error is scale / 2.
 */
export interface Tensor {
  readonly shape: number[];
  readonly scale: number[];
  readonly data: string;
}

const LARGEST = 32767;

/**
 * Packs slices of equal shape; `shape` is that of one slice. Throws where a slice does not fill it
 * or holds a number that is not finite. Domain: the largest magnitude of a slice is 0 or lies
 * between 1e-290 and 1e300, so that its scale is a normal number.
 */
export function pack(slices: readonly Float64Array[], shape: readonly number[]): Tensor {
  const size = shape.reduce((a, b) => a * b, 1);
  const bytes = new DataView(new ArrayBuffer(2 * size * slices.length));
  const scale = slices.map((slice, s) => {
    if (slice.length !== size)
      throw new Error(
        `slice ${s} has ${slice.length} numbers, which do not fill the shape ${shape.join(" × ")}`,
      );
    const largest = slice.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    if (!Number.isFinite(largest)) throw new Error(`slice ${s} holds a number that is not finite`);
    const step = largest / LARGEST;
    slice.forEach((value, i) =>
      bytes.setInt16(2 * (s * size + i), step > 0 ? Math.round(value / step) : 0, true),
    );
    return step;
  });
  return {
    shape: [slices.length, ...shape],
    scale,
    data: toBase64(new Uint8Array(bytes.buffer)),
  };
}

/** The slices of a packed tensor, flat. Throws where scale or data do not fill the shape. */
export function unpack({ shape, scale, data }: Tensor): Float64Array[] {
  const [count, ...rest] = shape;
  const size = rest.reduce((a, b) => a * b, 1);
  const bytes = fromBase64(data);
  if (scale.length !== count || bytes.length !== 2 * count * size)
    throw new Error(
      `${bytes.length} bytes and ${scale.length} scales do not fill the shape ${shape.join(" × ")}`,
    );
  const integers = new DataView(bytes.buffer);
  return scale.map((step, s) =>
    Float64Array.from(
      { length: size },
      (_, i) => step * integers.getInt16(2 * (s * size + i), true),
    ),
  );
}

/** One slice of a packed tensor, still packed: the same bits, unlike packing it again. */
export function sliceOf({ shape, scale, data }: Tensor, slice: number): Tensor {
  const length = 2 * shape.slice(1).reduce((a, b) => a * b, 1);
  const bytes = fromBase64(data).subarray(slice * length, (slice + 1) * length);
  return { shape: [1, ...shape.slice(1)], scale: [scale[slice]], data: toBase64(bytes) };
}

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let i = 0; i < bytes.length; i += 8192)
    binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
