import { describe, expect, test } from "vitest";
import { figureOn, open, useBrowser } from "./visit.ts";

useBrowser();

const PAGE = "unrolling-the-loop/";
const MINUTES = 60_000;

describe("two units read a million random bits in the background", () => {
  test(
    "without an error, and the address does not change",
    async () => {
      const { page, requests } = await open(PAGE);
      const { button, figure } = await figureOn(page, "parity");
      expect(requests.filter((name) => name.includes("worker"))).toEqual([]);
      await button("run").click();
      await expect
        .poll(() => figure.locator(".figure-drawing .parity-count").textContent(), {
          timeout: MINUTES,
        })
        .toMatch(/1,000,000 random bits read, 0 wrong\./);
      expect(await button("run").textContent()).toBe("Read random bits");
      expect(new URL(page.url()).search).toBe("");
    },
    2 * MINUTES,
  );

  test("with a gain too small the errors are counted", async () => {
    const { page } = await open(`${PAGE}?parity.gain=200`);
    const { button, figure } = await figureOn(page, "parity");
    await button("run").click();
    await expect
      .poll(() => figure.locator(".figure-drawing .parity-count").textContent(), {
        timeout: 30_000,
      })
      .toMatch(/K = 2\.00: [\d,]+ random bits read, [1-9][\d,]* wrong, the first at bit \d+/);
    await button("run").click();
    await expect.poll(() => button("run").textContent()).toBe("Continue");
  });
});

describe("a network learns parity in the background", () => {
  test(
    "and ends where the recorded run of the same seed did",
    async () => {
      const { page } = await open(`${PAGE}?lesson.units=8&lesson.seed=2`);
      const { button, readout } = await figureOn(page, "lesson");
      const recorded = /had learned after ([\d,]+) updates/.exec(await readout.innerText());
      expect(recorded).not.toBeNull();
      await button("run").click();
      await expect
        .poll(() => readout.innerText(), { timeout: MINUTES })
        .toContain(`In this page, update ${recorded?.[1]}:`);
      expect(await readout.innerText()).toContain("learned; then");
    },
    2 * MINUTES,
  );

  test("a rate of 1,000 is told in a sentence, and a rate of 1 leads back", async () => {
    const { page } = await open(`${PAGE}?lesson.units=8&lesson.rate=100000`);
    const { button, readout, figure } = await figureOn(page, "lesson");
    await button("run").click();
    await expect
      .poll(() => readout.innerText(), { timeout: 30_000 })
      .toContain("At a rate of 1,000 every update throws the weights too far");
    await figure.locator("input[data-axis=rate]").evaluate((slider: HTMLInputElement) => {
      slider.value = "4";
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await button("again").click();
    await expect
      .poll(() => readout.innerText(), { timeout: 30_000 })
      .toMatch(/learning rate of 1:.*In this page, update \d+: [01]\.\d\d bits/);
  });

  test("a page that is not seen rests, and goes on when it is", async () => {
    const { page } = await open(`${PAGE}?lesson.units=16&lesson.seed=9`, {
      before: (page) =>
        page.addInitScript(() => {
          const real = window.requestAnimationFrame.bind(window);
          const waiting: FrameRequestCallback[] = [];
          const hidden = window as unknown as { isHidden: boolean; show: () => void };
          hidden.isHidden = false;
          window.requestAnimationFrame = (callback) =>
            hidden.isHidden ? waiting.push(callback) : real(callback);
          hidden.show = () => {
            hidden.isHidden = false;
            for (const callback of waiting.splice(0)) real(callback);
          };
        }),
    });
    const { button, readout } = await figureOn(page, "lesson");
    await button("run").click();
    await expect
      .poll(() => readout.innerText(), { timeout: 30_000 })
      .toMatch(/In this page, update \d/);
    await page.evaluate(() => void ((window as unknown as { isHidden: boolean }).isHidden = true));
    await page.waitForTimeout(1000);
    const before = await readout.innerText();
    await page.waitForTimeout(1000);
    expect(await readout.innerText()).toBe(before);
    await page.evaluate(() => (window as unknown as { show: () => void }).show());
    await expect.poll(() => readout.innerText(), { timeout: 30_000 }).not.toBe(before);
  });
});

describe("where the background fails", () => {
  test(
    "a worker that was closed is told of, and a new one begins",
    async () => {
      const { page } = await open(`${PAGE}?lesson.units=2`);
      const { button, readout, status } = await figureOn(page, "lesson");
      await button("run").click();
      await expect
        .poll(() => readout.innerText(), { timeout: 30_000 })
        .toMatch(/In this page, update \d/);
      await page.workers()[0].evaluate(() => close());
      await expect
        .poll(() => status.innerText(), { timeout: 30_000 })
        .toContain("stopped unexpectedly. What it had reached stays.");
      const reached = await readout.innerText();
      expect(reached).toMatch(/In this page, update \d/);
      await status.locator("button").click();
      await expect.poll(() => readout.innerText(), { timeout: 30_000 }).not.toBe(reached);
      await expect.poll(() => page.workers().length).toBe(1);
      expect(await status.innerText()).toBe("");
    },
    2 * MINUTES,
  );

  test("a browser without workers keeps its picture and says so", async () => {
    const { page } = await open(PAGE, {
      before: (page) =>
        page.addInitScript(() => {
          Object.assign(window, {
            Worker: class {
              constructor() {
                throw new DOMException("refused", "SecurityError");
              }
            },
          });
        }),
    });
    const { button, status, drawing } = await figureOn(page, "parity");
    await button("run").click();
    await expect
      .poll(() => status.innerText(), { timeout: 30_000 })
      .toContain("lets the page compute nothing in the background");
    expect(await drawing.isVisible()).toBe(true);
    expect(await button("run").textContent()).toBe("Read random bits");
  });
});
