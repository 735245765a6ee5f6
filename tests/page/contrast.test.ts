import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync("src/styles/tokens.css", "utf8");
const tokens = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name, { light, dark }],
  ),
);

const grounds = ["paper", "raise"];
/** WCAG 2.2, 1.4.6 for text, 1.4.3 for muted text, 1.4.11 for what is drawn. */
const least: Readonly<Record<string, number>> = {
  ink: 7,
  "x-text": 7,
  "h-text": 7,
  "y-text": 7,
  "grad-text": 7,
  "w-text": 7,
  mute: 4.5,
  x: 3,
  "h-neg": 3,
  "h-pos": 3,
  y: 3,
  grad: 3,
  w: 3,
};

const combinations = Object.entries(least).flatMap(([name, wanted]) =>
  grounds.flatMap((ground) =>
    (["light", "dark"] as const).map((theme) => ({ name, wanted, ground, theme })),
  ),
);

test("every color of the style sheet is a ground, a hairline or held to a contrast", () => {
  expect([...tokens.keys()].sort()).toEqual([...grounds, "rule", ...Object.keys(least)].sort());
  // A color written anywhere else would escape this test.
  for (const file of ["page", "figure", "front"])
    expect(readFileSync(`src/styles/${file}.css`, "utf8")).not.toMatch(/#[0-9a-f]{3,8}\b|rgb|hsl/);
});

describe.each(combinations)("$name on $ground, $theme", ({ name, wanted, ground, theme }) => {
  test(`has a contrast of at least ${wanted}`, () => {
    expect(contrast(colorOf(name, theme), colorOf(ground, theme))).toBeGreaterThanOrEqual(wanted);
  });
});

test("contrast is what WCAG makes it: 21 from black to white, 4.54 for a well-known gray", () => {
  expect(contrast("#000000", "#ffffff")).toBe(21);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});

function colorOf(name: string, theme: "light" | "dark"): string {
  const token = tokens.get(name);
  if (!token) throw new Error(`no color "${name}"; there are ${[...tokens.keys()].join(", ")}`);
  return token[theme];
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((p, q) => p - q);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
