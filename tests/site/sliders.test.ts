import { describe, expect, test } from "vitest";
import type { State } from "../../src/figures/axis.ts";
import { FIGURES_BUILT } from "./built.ts";
import { saidInNode } from "./in-node.ts";
import { figureOn, open, useBrowser } from "./visit.ts";

useBrowser();

const withSliders = FIGURES_BUILT.flatMap((built) => {
  const sliders = built.axes.flatMap((axis) =>
    axis.slider ? [{ ...axis, slider: axis.slider }] : [],
  );
  return sliders.length > 0 ? [{ ...built, sliders }] : [];
});

test("there are sliders", () => expect(withSliders.length).toBeGreaterThan(2));

describe.each(withSliders)(
  "the sliders of figure $id on page /$path",
  ({ path, id, figure, head, rest, scrolled, sliders }) => {
    test("have a name and every place of their axis; keys, pointer and figure move them, and they move it", async () => {
      const { page } = await open(path);
      const { figure: element, readout, slider, area } = await figureOn(page, id);
      const input = (name: string) => element.locator(`input[data-axis="${name}"]`);
      const expectAt = async (state: State) => {
        for (const { name, values, slider } of sliders) {
          await expect.poll(() => input(name).inputValue()).toBe(`${values.indexOf(state[name])}`);
          const written = slider.text(state[name]);
          await expect.poll(() => input(name).getAttribute("aria-valuetext")).toBe(written);
          const own = page.locator(`input[data-axis="${name}"]`);
          const label = element.locator("label").filter({ has: own });
          await expect.poll(() => label.locator(".slider-value").innerText()).toBe(written);
        }
        await expect.poll(() => readout.textContent()).toBe(saidInNode(id, state));
      };
      await expectAt(rest);
      for (const { name, values, slider } of sliders) {
        expect(Number(await input(name).getAttribute("max"))).toBe(values.length - 1);
        const accessible = await input(name).evaluate((one: HTMLInputElement) => {
          const label = one.labels?.[0].cloneNode(true) as HTMLElement;
          label.querySelectorAll("[aria-hidden]").forEach((hidden) => hidden.remove());
          return label.innerText.trim();
        });
        expect(accessible).toBe(slider.label);
      }

      // By their own keys and by pointer.
      let state = rest;
      for (const { name, values } of sliders) {
        const place = values.indexOf(state[name]);
        const back = place > 0;
        await input(name).press(back ? "ArrowLeft" : "ArrowRight");
        state = { ...state, [name]: values[place + (back ? -1 : 1)] };
        await expectAt(state);
        await input(name).press("End");
        state = { ...state, [name]: values[values.length - 1] };
        await expectAt(state);
        await input(name).press("Home");
        state = { ...state, [name]: values[0] };
        await expectAt(state);
        const box = await input(name).boundingBox();
        if (!box) throw new Error(`the slider of ${name} cannot be seen`);
        await page.mouse.click(box.x + 0.62 * box.width, box.y + box.height / 2);
        const reached = Number(await input(name).inputValue());
        expect(Math.abs(reached / (values.length - 1) - 0.62)).toBeLessThan(
          0.5 / (values.length - 1) + 0.1,
        );
        state = { ...state, [name]: values[reached] };
        await expectAt(state);
        await expect
          .poll(() => new URL(page.url()).searchParams.get(`${id}.${name}`))
          .toBe(state[name] === rest[name] || scrolled.includes(name) ? null : `${state[name]}`);
      }

      // By the figure's own keys, and where it is pressed.
      for (const { name, keys, values } of sliders) {
        const place = values.indexOf(state[name]);
        const back = place > 0;
        await slider.press(back ? keys.before : keys.after);
        state = { ...state, [name]: values[place + (back ? -1 : 1)] };
        await expectAt(state);
      }
      const box = await area.boundingBox();
      if (!box) throw new Error(`figure ${id} has no area for the pointer`);
      // Not where a press would change what is read.
      const row = [0.3, 0.5, 0.7, 0.9].find((at) => !figure.input?.press?.(head, 0.3, at));
      if (row === undefined) throw new Error(`figure ${id} changes wherever it is pressed`);
      const [x, y] = [Math.round(0.3 * box.width), Math.round(row * box.height)];
      await area.click({ position: { x, y } });
      const shares = await area.evaluate(
        (one, at) => {
          const { width, height } = one.getBoundingClientRect();
          return { x: at.x / width, y: at.y / height };
        },
        { x, y },
      );
      await expectAt(figure.at(head, state, shares.x, shares.y));
    });
  },
);
