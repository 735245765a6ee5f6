import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { initialState } from "../../src/figures/axis.ts";
import { productPath, tonePaths, TONES } from "../../src/figures/lookup-paths.ts";
import { inputMatrix, oneHotProduct, unmovedColumns } from "../../src/figures/lookup-product.ts";
import { lookup } from "../../src/figures/lookup.ts";
import { WORDS } from "../../src/grammar/lexicon.ts";
import { matrix, type Matrix } from "../../src/rnn/matrix.ts";
import { checkpointParams } from "../../src/trace/weights.ts";
import { readTrace } from "../../src/trace/files.ts";

const trace = await readTrace("main-s1");
const data = lookup.select(trace);
const rest = initialState(lookup.axes(data));
const last = data.updates[data.updates.length - 1];
const tokens = [...data.symbols].map((_, token) => token);

const matrices = fc
  .record({ rows: fc.integer({ min: 1, max: 6 }), cols: fc.integer({ min: 1, max: 6 }) })
  .chain(({ rows, cols }) =>
    fc
      .array(fc.double({ min: -9, max: 9, noNaN: true }), {
        minLength: rows * cols,
        maxLength: rows * cols,
      })
      // A sum that starts at 0 cannot end at −0.
      .map((numbers): Matrix =>
        matrix(
          rows,
          cols,
          Float64Array.from(numbers, (n) => n + 0),
        ),
      ),
  );

describe("a product with a one-hot vector", () => {
  test("is a column bit for bit, for every finite matrix and every column", () => {
    fc.assert(
      fc.property(matrices, (W) => {
        for (let at = 0; at < W.cols; at++) {
          const { product, column, same, multiplications } = oneHotProduct(W, at);
          expect([...product]).toEqual(W.row.map((row) => row[at]));
          expect(column).toEqual(product);
          expect(same).toBe(W.rows);
          expect(multiplications).toBe(W.data.length);
        }
      }),
    );
  });

  test("is not, where another column is infinite: the count is a count", () => {
    const W = matrix(2, 2, Float64Array.of(1, Infinity, 3, 4));
    expect(oneHotProduct(W, 0).same).toBe(1);
    expect(oneHotProduct(W, 1).same).toBe(2);
  });

  test("is a column of the network at every update, for every symbol", () => {
    const params = checkpointParams(trace.checkpoint);
    data.updates.forEach((update, i) => {
      const Wxh = inputMatrix(data, { update });
      expect(Wxh.data).toEqual(params[i].Wxh.data);
      for (const token of tokens) expect(oneHotProduct(Wxh, token).same).toBe(Wxh.rows);
    });
  });
});

describe("columns that have not moved", () => {
  const used = new Set([" ", ".", ...WORDS.join("")]);
  const neverRead = tokens.filter((token) => !used.has(data.symbols[token]));

  test("are all of them before training, and then those of the symbols that no word has", () => {
    expect(unmovedColumns(data, { update: 0 })).toEqual(tokens);
    expect(neverRead.length).toBeGreaterThan(0);
    expect([...data.unread]).toEqual(neverRead.map((token) => data.symbols[token]));
    for (const update of data.updates.slice(1))
      expect(unmovedColumns(data, { update }), String(update)).toEqual(neverRead);
  });

  test("are named", () => {
    const names = [...data.unread].map((symbol) => `“${symbol}”`).join(" and ");
    expect(lookup.describe(data, rest)).toContain(`Only ${names} have not moved`);
    expect(lookup.describe(data, { ...rest, update: 0 })).toContain("No column has moved yet");
    expect(lookup.caption(data)).toContain(names);
  });
});

describe("the pictures", () => {
  test("put each weight into the tone of its size and the half of its sign", () => {
    const W = matrix(2, 3, Float64Array.of(0.1, -0.1, 0.04, -1, 7, 0));
    const paths = tonePaths(W, [1, 0]);
    expect(paths).toHaveLength(TONES);
    expect(paths[0]).toBe("M0.5 1.5h.44M1.06 1.5h.44");
    expect(paths[TONES - 1]).toBe("M0.06 0.5h.44M1.5 0.5h.44");
    expect(paths.slice(1, -1).join("")).toBe("");
  });

  test("hold every weight of every update on the scale of the product", () => {
    for (const update of data.updates)
      for (const weight of inputMatrix(data, { update }).data)
        expect(Math.abs(weight)).toBeLessThanOrEqual(data.reach);
    const { product } = oneHotProduct(inputMatrix(data, { update: last }), 0);
    const drawn = [...productPath(product, data).matchAll(/h(-?[\d.]+)/g)].map(([, h]) => +h);
    data.order.forEach((unit, row) =>
      expect(Math.abs(drawn[row] * data.reach - product[unit])).toBeLessThan(0.001),
    );
  });

  test("are as many letters wide, in the style sheet, as there are symbols", () => {
    const css = readFileSync("src/styles/figure-lookup.css", "utf8");
    expect(css).toContain(`100cqw / ${data.symbols.length})`);
  });
});

test("rests on “t”, and the pointer picks the column under it", () => {
  expect(data.symbols[rest.symbol - 1]).toBe("t");
  for (const token of tokens)
    expect(lookup.at(data, rest, (token + 0.5) / tokens.length, 0.5)).toEqual({
      ...rest,
      symbol: token + 1,
    });
});
