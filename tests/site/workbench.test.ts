import { describe, expect, test } from "vitest";
import { figures as drawn } from "../figures/placed.ts";
import { initialState } from "../../src/figures/axis.ts";
import { FIGURES } from "../../src/figures/registry.ts";
import { parsed } from "./built.ts";
import { open, useBrowser } from "./visit.ts";

useBrowser();

const PATH = "figures/";
const themes = ["light", "dark"] as const;

test("has every figure of the registry, each once", () => {
  const ids = [...parsed(PATH).querySelectorAll(".bench")].map(({ id }) => id);
  expect(ids).toEqual([...FIGURES.keys()].map((id) => `bench-${id}`));
});

describe.each(drawn)("figure $id on the workbench", ({ id, figure, data, axes }) => {
  const states = [initialState(axes), ...figure.moments(data)];
  const said = [...new Set(states.map((state) => figure.announce(data, state)))].sort();

  test.each(themes)("stands there at rest and in every moment, on %s paper", (theme) => {
    const papers = [
      ...parsed(PATH).querySelectorAll(`#bench-${id} .bench-paper[data-theme=${theme}]`),
    ];
    const readouts = papers.map(
      (paper) => paper.querySelector(".figure-readout")?.textContent ?? "",
    );
    expect([...readouts].sort()).toEqual(said);
  });

  test("can be seen on both papers, in the colors of each", async () => {
    const { page } = await open(PATH);
    const looks = new Map<string, Set<string>>();
    for (const theme of themes) {
      const seen = new Set<string>();
      for (const paper of await page
        .locator(`#bench-${id} .bench-paper[data-theme=${theme}]`)
        .all()) {
        const box = await paper.locator(".figure-drawing").boundingBox();
        expect(box?.height).toBeGreaterThan(60);
        const { background, color } = await paper.evaluate((one) => {
          const { backgroundColor: background, color } = getComputedStyle(one);
          return { background, color };
        });
        seen.add(`${background} ${color}`);
      }
      looks.set(theme, seen);
    }
    const [light, dark] = themes.map((theme) => [...(looks.get(theme) ?? [])]);
    expect(light).toHaveLength(1);
    expect(dark).toHaveLength(1);
    expect(light).not.toEqual(dark);
  });
});

test("runs no figure: it shows what paper and readers without script see", async () => {
  const { page, requests } = await open(PATH);
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: "instant" }));
  await page.waitForLoadState("networkidle");
  expect(await page.locator("rnn-figure").count()).toBe(0);
  expect(requests.filter((one) => one.includes("/data/"))).toEqual([]);
});
