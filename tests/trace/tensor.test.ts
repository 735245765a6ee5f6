import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { tensorSchema } from "../../src/trace/tensor-schema.ts";
import { pack, sliceOf, unpack } from "../../src/trace/tensor.ts";

vi.setConfig({ testTimeout: 60_000 });

/** The domain of pack: 0, or magnitudes whose scale is a normal number. */
const magnitude = fc.double({ min: 1e-290, max: 1e300, noNaN: true });
const number = fc.oneof(
  fc.constant(0),
  magnitude,
  magnitude.map((x) => -x),
  fc.double({ min: -10, max: 10, noNaN: true }).filter((x) => x === 0 || Math.abs(x) > 1e-290),
);
const slices = fc
  .record({ count: fc.integer({ min: 1, max: 5 }), size: fc.integer({ min: 1, max: 12 }) })
  .chain(({ count, size }) =>
    fc.array(fc.float64Array({ minLength: size, maxLength: size }).chain(fill), {
      minLength: count,
      maxLength: count,
    }),
  );

function fill({ length }: Float64Array) {
  return fc
    .array(number, { minLength: length, maxLength: length })
    .map((values) => Float64Array.from(values));
}

test("a number comes back within half a step of its slice, and a step is 1/32767 of the largest", () => {
  fc.assert(
    fc.property(slices, (given) => {
      const tensor = pack(given, [given[0].length]);
      expect(tensorSchema.safeParse(tensor).success).toBe(true);
      unpack(tensor).forEach((slice, s) => {
        const largest = Math.max(...given[s].map(Math.abs));
        expect(tensor.scale[s]).toBe(largest / 32767);
        slice.forEach((value, i) => {
          const error = Math.abs(value - given[s][i]);
          expect(error).toBeLessThanOrEqual((tensor.scale[s] / 2) * (1 + 1e-9));
        });
      });
    }),
    { numRuns: 500 },
  );
});

test("the largest number of a slice comes back to its last bits", () => {
  const [slice] = unpack(pack([Float64Array.of(0.1, -0.7, 0.3)], [3]));
  expect(slice[1]).toBeCloseTo(-0.7, 15);
});

test("rows lie one after another and bytes are little-endian", () => {
  const tensor = pack([Float64Array.of(32767, 1, -2, 256)], [2, 2]);
  expect(tensor.shape).toEqual([1, 2, 2]);
  expect([...Buffer.from(tensor.data, "base64")]).toEqual([255, 127, 1, 0, 254, 255, 0, 1]);
});

test("one slice keeps its bits, also when it is cut out twice", () => {
  fc.assert(
    fc.property(slices, fc.nat(), (given, pick) => {
      const tensor = pack(given, [given[0].length]);
      const at = pick % given.length;
      const slice = sliceOf(tensor, at);
      expect(unpack(slice)).toEqual([unpack(tensor)[at]]);
      expect(sliceOf(slice, 0)).toEqual(slice);
    }),
  );
});

test("more numbers than fit into one piece of text come back", () => {
  const given = Float64Array.from({ length: 40_000 }, (_, i) => (i % 65_535) - 32_767);
  const [back] = unpack(pack([given], [200, 200]));
  expect(back.findIndex((value, i) => value !== given[i])).toBe(-1);
});

test.each([NaN, Infinity, -Infinity])("%s is refused", (value) => {
  expect(() => pack([Float64Array.of(1, 2), Float64Array.of(1, value)], [2])).toThrow(
    /^slice 1 holds a number that is not finite$/,
  );
});

test.each([1, 3])("a slice of %i numbers does not fill a shape of 2", (length) => {
  expect(() => pack([new Float64Array(length)], [2])).toThrow(/do not fill the shape 2$/);
});

test.each([
  ["too few bytes", { shape: [1, 3], scale: [1], data: "AAAAAA==" }],
  ["too many bytes", { shape: [1, 1], scale: [1], data: "AAAAAA==" }],
  ["an odd byte", { shape: [1, 1], scale: [1], data: "AAAA" }],
  ["too few scales", { shape: [2, 1], scale: [1], data: "AAAAAA==" }],
  ["a shape no memory holds", { shape: [1, 2 ** 40, 2 ** 40], scale: [1], data: "" }],
])("a tensor with %s is refused", (_, tensor) => {
  expect(() => unpack(tensor)).toThrow(/do not fill the shape/);
});
