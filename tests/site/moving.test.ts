import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { byKey, nearest } from "../../src/figures/axis.ts";
import {
  FIGURES_BUILT,
  FIGURES_TOGETHER,
  PAGES_WITH_FIGURES,
  figuresOf,
  type BuiltFigure,
} from "./built.ts";
import { figureOn, open, useBrowser } from "./visit.ts";

useBrowser();

/** After all that a page does by itself, in milliseconds. */
const MUCH_LATER = 3_600_000;

describe.each(FIGURES_BUILT)("figure $id of page /$path", (built) => {
  const { path, id, axes, rest, isInStory, scrolled } = built;
  const [main] = axes;
  const ends = [main.values[0], main.values[main.values.length - 1]];

  /** The state a page is in, as its own address tells it. */
  const expectAt = async (page: Page, state: typeof rest) => {
    const query = () => Object.fromEntries(new URL(page.url()).searchParams);
    const wanted = Object.fromEntries(
      axes
        .filter(({ name, initial }) => state[name] !== initial && !scrolled.includes(name))
        .map((axis) => [axis.shared ? axis.name : `${id}.${axis.name}`, `${state[axis.name]}`]),
    );
    await expect.poll(query).toEqual(wanted);
  };

  test("every key of every axis moves it where it should, and other keys are left to the page", async () => {
    const { page } = await open(path);
    const { readout, figure, slider } = await figureOn(page, id);
    await slider.focus();
    const said = await readout.textContent();
    for (const key of ["a", "Escape", "Control+ArrowLeft", "Control+Home", "Shift"])
      await page.keyboard.press(key);
    expect(await readout.textContent()).toBe(said);
    await stillness(page); // Control and Home scroll to the top, which would take a story along
    let state = rest;
    const keys = axes.flatMap(({ keys, leap }) => [
      keys.before,
      keys.after,
      ...(leap ? [leap.before, leap.after] : []),
    ]);
    for (const key of ["Home", ...keys, "End", ...keys.toReversed()]) {
      const next = byKey(axes, state, key) ?? state;
      const before = await readout.textContent();
      await page.keyboard.press(key);
      await expect.poll(() => figure.getAttribute("data-state")).toBe("ready");
      if (next !== state && JSON.stringify(next) !== JSON.stringify(state))
        await expect.poll(() => readout.textContent(), { message: key }).not.toBe(before);
      expect(await slider.getAttribute("aria-valuetext")).toBe(await readout.textContent());
      expect(await slider.getAttribute("aria-valuenow")).toBe(
        `${main.values.indexOf(next[main.name]) + 1}`,
      );
      state = next;
    }
    await expectAt(page, state);
    await page.keyboard.press("Tab");
    expect(await slider.evaluate((element) => element === document.activeElement)).toBe(false);
  });

  // All figures play by the same program: the first of each page plays.
  const isFirst = figuresOf(path)[0].id === id;

  test.runIf(isFirst && !isInStory)(
    "Play goes on to the end and stops there; at the end it begins anew",
    async () => {
      const { page } = await open(path, {
        before: (opened) => opened.clock.install({ time: 0 }),
      });
      const { figure, button, slider } = await figureOn(page, id);
      await page.clock.pauseAt(MUCH_LATER); // from here on time passes only as it is told to
      await slider.press("End");
      await slider.press(main.keys.before);
      await page.clock.runFor(1000);
      await expect.poll(() => figure.getAttribute("data-state")).toBe("ready"); // nothing to wait for
      await button("play").click();
      await expect.poll(() => button("play").textContent()).toContain("Pause");
      await page.clock.runFor(1500);
      expect(await button("play").textContent()).toContain("Play");
      await page.clock.runFor(300);
      await expectAt(page, { ...rest, [main.name]: ends[1] });
      await button("play").click();
      await page.clock.runFor(10);
      expect(await slider.getAttribute("aria-valuenow")).toBe("1");
      expect(await button("play").textContent()).toContain("Pause");
    },
  );

  test.runIf(isFirst)("Pause, a key, a press and a hidden page stop what plays", async () => {
    const { page } = await open(path, { before: (opened) => opened.clock.install() });
    const { button, area, slider } = await figureOn(page, id);
    await page.clock.runFor(1000);
    const stops: Record<string, () => Promise<unknown>> = {
      pause: () => button("play").click(),
      key: () => slider.press(main.keys.before),
      press: () => area.click({ position: { x: 5, y: 5 }, force: true }),
      hidden: () =>
        page.evaluate(() => {
          Object.defineProperty(document, "hidden", { value: true, configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }),
    };
    for (const [name, stop] of Object.entries(stops)) {
      await slider.press("Home");
      await button("play").click();
      expect(await button("play").textContent(), name).toContain("Pause");
      await stop();
      expect(await button("play").textContent(), name).toContain("Play");
      const place = await slider.getAttribute("aria-valuenow");
      await page.clock.runFor(3000);
      expect(await slider.getAttribute("aria-valuenow"), name).toBe(place);
    }
  });
});

// In a story these buttons go along its steps: that is held in story.test.ts.
describe.each(FIGURES_TOGETHER.filter(({ together }) => !together[0].isInStory))(
  "of figures $names of page /$path",
  ({ path, together }) => {
    test("Previous and Next go one place, and hold at the ends", async () => {
      const { page } = await open(path);
      for (const { id, axes } of together) {
        const { button, slider } = await figureOn(page, id);
        const [{ name, values }] = axes;
        const places = values.length;
        const expectAt = (place: number) =>
          expect
            .poll(() => slider.getAttribute("aria-valuenow"), { message: `${name} of ${id}` })
            .toBe(`${place}`);
        const said = () => slider.getAttribute("aria-valuetext");
        await slider.press("End");
        await button("next").click();
        await expectAt(places);
        const atEnd = await said();
        await button("previous").click();
        await expectAt(places - 1);
        expect(await said(), id).not.toBe(atEnd);
        await button("next").click();
        await expectAt(places);
        expect(await said(), id).toBe(atEnd);
        await slider.press("Home");
        await button("previous").click();
        await expectAt(1);
      }
    });
  },
);

/** Until the page has not been scrolled for a while. */
const stillness = (page: Page) =>
  page.evaluate(async () => {
    let before: number;
    do {
      before = scrollY;
      await new Promise((resolve) => setTimeout(resolve, 150));
    } while (scrollY !== before);
  });

const isAlong = ({ axes }: BuiltFigure) => axes[0].shared;

describe.each(PAGES_WITH_FIGURES.filter((path) => figuresOf(path).some(isAlong)))(
  "page /%s",
  (path) => {
    const shared = figuresOf(path).filter(isAlong);

    test.each(shared)(
      "dragging along figure $id moves every figure with it",
      async ({ id, figure, head, axes, rest }) => {
        const { page } = await open(path);
        const [{ name, values }] = axes;
        const followers = figuresOf(path).flatMap((one) => {
          const twin = one.axes.find((axis) => axis.name === name);
          return one.id !== id && twin ? [{ id: one.id, places: twin.values }] : [];
        });
        expect(followers.length).toBeGreaterThan(0);
        for (const one of followers) await figureOn(page, one.id);
        const { area } = await figureOn(page, id);
        const box = await area.boundingBox();
        if (!box) throw new Error(`figure ${id} has no area for the pointer`);
        const at = (share: number) => [box.x + share * box.width, box.y + box.height / 2] as const;
        await page.mouse.move(...at(0.95));
        await page.mouse.down();
        const seen = new Map(followers.map((one) => [one.id, new Set<string>()]));
        const shares = [0.9, 0.7, 0.5, 0.3, 0.1, -0.1];
        for (const share of shares) {
          await page.mouse.move(...at(share), { steps: 3 });
          for (const one of followers) {
            const figure = page.locator(`rnn-figure#${one.id}`);
            await expect.poll(() => figure.getAttribute("data-state")).toBe("ready");
            seen
              .get(one.id)
              ?.add((await figure.locator(".figure-drawing .figure-readout").textContent()) ?? "");
          }
        }
        await page.mouse.up();
        const asked = shares.map((share) => figure.at(head, rest, Math.max(0, share), 0.5)[name]);
        expect(new Set(asked).size).toBe(shares.length);
        for (const { id, places } of followers) {
          const wanted = new Set(asked.map((place) => nearest(places, place)));
          expect(seen.get(id)?.size, id).toBe(wanted.size);
        }
        await expect.poll(() => new URL(page.url()).searchParams.get(name)).toBe(`${values[0]}`);
        const before = page.url();
        await page.mouse.move(...at(0.8));
        await page.waitForTimeout(300);
        expect(page.url()).toBe(before);
      },
    );
  },
);
