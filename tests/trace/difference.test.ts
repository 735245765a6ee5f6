import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalText } from "../../src/trace/canonical.ts";
import { firstDifference, sentence } from "../../src/trace/difference.ts";
import { pack } from "../../src/trace/tensor.ts";
import { leavesOf, placed, valueAt } from "./json-paths.ts";

test("the path names keys and indices", () => {
  const left = { a: [{ b: [1, 2, 3] }] };
  expect(firstDifference(left, { a: [{ b: [1, 2, 4] }] })).toEqual({
    path: "a.0.b.2",
    left: 3,
    right: 4,
  });
});

test.each([
  [{ a: 1 }, {}, { path: "a", left: 1, right: undefined }],
  [{}, { a: 1 }, { path: "a", left: undefined, right: 1 }],
  [[1], [1, 2], { path: "1", left: undefined, right: 2 }],
  [{ a: [] }, { a: {} }, { path: "a", left: [], right: {} }],
  [{ a: null }, { a: 0 }, { path: "a", left: null, right: 0 }],
  [{ a: 1 }, { a: "1" }, { path: "a", left: 1, right: "1" }],
  [1, 2, { path: "", left: 1, right: 2 }],
])("%j and %j part at one place", (left, right, difference) => {
  expect(firstDifference(left, right)).toEqual(difference);
});

test("0 and −0, which have one text, are the same", () => {
  expect(firstDifference([0, { a: -0 }], [-0, { a: 0 }])).toBeUndefined();
});

test("of two long texts the first character that differs is shown, with what follows", () => {
  const left = "a".repeat(100);
  expect(firstDifference({ text: left }, { text: `${left.slice(0, 90)}b` })).toEqual({
    path: "text[90]",
    left: "aaaaaaaaaa",
    right: "b",
  });
});

test("tensors are compared number by number: slice, then index", () => {
  const slices = [Float64Array.of(1, 2, 3, 4), Float64Array.of(5, 6, 7, 8)];
  const other = [slices[0], Float64Array.of(5, 6, 7.5, 8)];
  const [left, right] = [pack(slices, [2, 2]), pack(other, [2, 2])];
  const difference = firstDifference({ Whh: left }, { Whh: right });
  expect(difference?.path).toBe("Whh[1][2]");
  expect(difference?.left).toBeCloseTo(7, 3);
  expect(difference?.right).toBeCloseTo(7.5, 3);
});

test("tensors with equal numbers but other digits differ all the same", () => {
  const zeros = pack([new Float64Array(2)], [2]);
  expect(firstDifference({ bh: zeros }, { bh: { ...zeros, scale: [1] } })?.path).toBe("bh.scale.0");
  const [two, spare] = [
    { shape: [1, 1], scale: [1], data: "AAA=" },
    { shape: [1, 1], scale: [1], data: "AAB=" }, // two bits that decode to nothing
  ];
  expect(firstDifference(two, spare)?.path).toBe("data");
});

test("tensors of other shapes, or that do not fill theirs, are compared entry by entry", () => {
  const tensor = pack([Float64Array.of(1, 2)], [2]);
  expect(firstDifference(tensor, { ...tensor, shape: [2, 1] })?.path).toBe("shape.0");
  expect(firstDifference(tensor, { ...tensor, data: "AAAA" })?.path).toBe("data");
});

test("two values have a first difference just where their canonical texts differ", () => {
  const value = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.tuple(value, value),
        value.map((v) => [v, structuredClone(v)]),
      ),
      (pair) => {
        const [left, right] = pair;
        expect(firstDifference(left, right) === undefined).toBe(
          canonicalText(left) === canonicalText(right),
        );
      },
    ),
    { numRuns: 2000 },
  );
});

test("one leaf that was changed is the one that is named", () => {
  const value = fc.jsonValue({ maxDepth: 3 }).filter((v) => typeof v === "object" && v !== null);
  fc.assert(
    fc.property(value, fc.nat(), (left, pick) => {
      const leaves = leavesOf(left);
      fc.pre(leaves.length > 0);
      const path = leaves[pick % leaves.length];
      fc.pre(!path.includes("__proto__") && !path.includes(""));
      const right = placed(left, path, "changed at this place");
      const difference = firstDifference(left, right);
      expect(difference).toEqual({
        path: path.join("."),
        left: valueAt(left, path),
        right: "changed at this place",
      });
    }),
  );
});

test("a sentence names the file, the place and both values", () => {
  expect(sentence("traces/a.json.gz", { path: "curve.loss.3", left: 1.5, right: 1.25 })).toBe(
    "traces/a.json.gz differs at curve.loss.3: the file has 1.5, training gives 1.25",
  );
  expect(sentence("f", { path: "x", left: [1], right: { a: 1 } })).toBe(
    "f differs at x: the file has a list, training gives an object",
  );
  expect(sentence("f", { path: "x", left: undefined, right: null })).toBe(
    "f differs at x: the file has nothing, training gives null",
  );
});
