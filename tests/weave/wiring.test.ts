import { expect, test } from "vitest";
import { wiringPicture, WIRINGS, type WiringName } from "../../src/weave/wiring.ts";

const names = Object.keys(WIRINGS) as WiringName[];

test.each(names)("%s stays within its picture, and says what it shows", (name) => {
  const { width, height, nodes, arrows, says } = wiringPicture(name);
  for (const { x, y } of nodes) {
    expect(x).toSatisfy((at: number) => at > 8 && at < width - 8);
    expect(y).toSatisfy((at: number) => at > 8 && at < height - 8);
  }
  for (const { line, head } of arrows) expect(`${line}${head}`).not.toMatch(/NaN|undefined/);
  expect(says).toMatch(/^[A-Z].*\.$/);
});

test("each says something else", () => {
  expect(new Set(names.map((name) => wiringPicture(name).says)).size).toBe(names.length);
});

test("a column is drawn for every state, and an arrow for what flows", () => {
  const { nodes, arrows } = wiringPicture("synced");
  expect(nodes.map(({ kind }) => kind).join("")).toBe("xxxxhhhhyyyy");
  expect(arrows.map(({ kind }) => kind).join("")).toBe("xxxxhhhyyyy");
});

test("backward states are carried to the left", () => {
  const along = wiringPicture("bidirectional")
    .arrows.filter(({ kind }) => kind === "h")
    .map(({ line }) => /M(\d+) \d+H(\d+)/.exec(line))
    .map((match) => Math.sign(Number(match?.[2]) - Number(match?.[1])));
  expect(along).toEqual([1, 1, 1, 1, -1, -1, -1, -1]);
});

test("where answers are read again, an arrow leads from each to the next column", () => {
  const back = (name: WiringName) =>
    wiringPicture(name).arrows.filter(({ kind }) => kind === "back").length;
  expect(back("one-to-many")).toBe(3);
  expect(back("encoder-decoder")).toBe(3);
  expect(back("synced")).toBe(0);
});
