import { describe, expect, inject, test } from "vitest";
import { nearest } from "../../src/figures/axis.ts";
import { STORIES, expectTold, readStep, saidAt, standOf } from "./stories.ts";
import { figureOn, open, useBrowser } from "./visit.ts";

useBrowser();

describe.each(STORIES)("the story of figure $id on page /$path", (story) => {
  const { path, id, steps, scrolled, axes } = story;
  const last = steps.length - 1;

  test("a link to a place on an axis that it moves leads to the step that shows it", async () => {
    for (const index of [last, last - 1]) {
      const { page } = await open(
        `${path}?${scrolled.map((name) => `${id}.${name}=${steps[index].state[name]}`).join("&")}`,
      );
      await expect.poll(() => standOf(page).then(({ marked }) => marked)).toBe(index);
      expect(await expectTold(page, story)).toBe(index);
    }
    const [{ values }] = axes;
    const { page } = await open(`${path}?${id}.${scrolled[0]}=99`);
    const { status } = await figureOn(page, id);
    const place = nearest(values, 99);
    await expect.poll(() => status.textContent()).toContain(`showing the nearest, ${place}`);
    expect(steps[await expectTold(page, story)].state[scrolled[0]]).toBe(place);
  });

  test("a copied link leads to the same step, and to what the reader moved besides", async () => {
    const { page } = await open(path, { permissions: ["clipboard-read", "clipboard-write"] });
    const { button, slider, status, readout } = await figureOn(page, id);
    await readStep(page, story, last - 1);
    await expectTold(page, story);
    const shared = axes.find((axis) => axis.shared);
    if (shared) await slider.press(shared.keys.before);
    await expect.poll(() => readout.textContent()).not.toBe(saidAt(story, last - 1));
    const said = await readout.textContent();
    await button("link").click();
    await expect.poll(() => status.textContent()).toContain("copied");
    const address = await page.evaluate(() => navigator.clipboard.readText());
    expect(address).toContain(inject("address"));
    const copy = await open(address);
    const there = await figureOn(copy.page, id);
    await expect.poll(() => there.readout.textContent()).toBe(said);
    expect(await copy.page.locator(".step[data-current]").getAttribute("id")).toBe(
      steps[last - 1].id,
    );
  });
});
