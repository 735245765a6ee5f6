import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { placeFigure, still } from "../../src/build/placed-figure.ts";
import type { Axis } from "../../src/figures/axis.ts";
import { FIGURES } from "../../src/figures/registry.ts";
import { sha256 } from "../../src/trace/sha256.ts";

/** An axis with its values as its slider writes them, in place of the function that does. */
const written = ({ slider, ...axis }: Axis) => ({
  ...axis,
  texts: axis.values.map((value) => slider?.text(value)),
});

describe.each([...FIGURES.keys()])("figure %s, placed", (id) => {
  test("has files that say what is in them", async () => {
    const { figure, files } = await placeFigure(id);
    for (const { name, gzip, bytes, sha256: hash } of files) {
      const unpacked = new Uint8Array(gunzipSync(gzip));
      expect(unpacked).toHaveLength(bytes);
      expect(await sha256(unpacked)).toBe(hash);
      expect(name).toBe(
        `${figure.parts?.name}-${files.findIndex((f) => f.name === name)}.${hash.slice(0, 12)}.json.gz`,
      );
    }
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
  });

  test("can be put together again from what its page embeds and fetches", async () => {
    const { figure, data, head, files, rest } = await placeFigure(id);
    const sent = JSON.parse(JSON.stringify(head)) as unknown;
    const whole = files.reduce(
      (some: unknown, { gzip }, i) =>
        figure.parts?.join(some, i, JSON.parse(gunzipSync(gzip).toString())),
      sent,
    );
    expect(figure.axes(sent).map(written)).toEqual(figure.axes(data).map(written));
    expect(figure.announce(whole, rest)).toBe(figure.announce(data, rest));
  });

  test("is drawn as markup that stays as it is when parsed", async () => {
    const placed = await placeFigure(id);
    const html = still(placed, placed.rest);
    expect(html).toMatch(/^<div class=.*<\/div>$/s);
    expect(still(placed, placed.rest)).toBe(html);
  });
});

test("a figure is placed once, however often a page asks", () => {
  expect(placeFigure("tape")).toBe(placeFigure("tape"));
});

test("an unknown figure is refused with the names of those there are", async () => {
  await expect(placeFigure("tap")).rejects.toThrow(
    `no figure "tap"; there are ${[...FIGURES.keys()].join(", ")}`,
  );
  await expect(placeFigure("constructor")).rejects.toThrow("no figure");
});
