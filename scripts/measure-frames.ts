// Measures how smoothly the tape follows the training bar, at full speed and four times slowed.
// Run by hand on a quiet machine, after npm run build: node scripts/measure-frames.ts

import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright";
import { findBrowser } from "./find-browser.ts";
import { serve } from "./serve.ts";

const SECONDS = 4;
const SLOWDOWNS = [1, 4];

interface Smoothness {
  readonly framesPerSecond: number;
  /** 95 of 100 frames come at most this long after the one before, in milliseconds. */
  readonly gap95: number;
  /** The longest wait of all. */
  readonly gapMost: number;
  /** Different pictures shown a second. */
  readonly picturesPerSecond: number;
}

/** Drags along the training bar, back and forth, a little with every frame, and times the frames. */
async function scrub(page: Page, slowdown: number): Promise<Smoothness> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const measured = await page.evaluate(async (seconds) => {
    const area = document.querySelector("#training .figure-drawing [data-pointer]");
    const tape = document.querySelector("#tape .figure-drawing .figure-readout");
    if (!area || !tape) throw new Error("the front page has no tape or no training bar");
    const { left, top, width, height } = area.getBoundingClientRect();
    const press = (type: string, share: number) =>
      area.dispatchEvent(
        new PointerEvent(type, {
          clientX: left + share * width,
          clientY: top + height / 2,
          pointerType: "touch",
          buttons: 1,
          bubbles: true,
        }),
      );
    const pictures: (string | null)[] = [];
    const times: number[] = [];
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const begin = await frame();
    press("pointerdown", 1);
    for (let now = begin; now - begin < 1000 * seconds; now = await frame()) {
      times.push(now);
      const phase = ((now - begin) / 1500) % 2;
      press("pointermove", phase < 1 ? 1 - phase : phase - 1);
      pictures.push(tape.textContent);
    }
    const gaps = times
      .slice(1)
      .map((time, i) => time - times[i])
      .sort((a, b) => a - b);
    return {
      framesPerSecond: gaps.length / seconds,
      gap95: gaps[Math.floor(0.95 * gaps.length)],
      gapMost: gaps[gaps.length - 1],
      picturesPerSecond:
        pictures.filter((picture, i) => picture !== pictures[i - 1]).length / seconds,
    };
  }, SECONDS);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  return measured;
}

const site = await serve(
  fileURLToPath(new URL(`../${process.env.DIST ?? "dist"}`, import.meta.url)),
);
const { executablePath, args, name } = await findBrowser();
const browser = await chromium.launch({ executablePath, args });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(site.address);
  await page.locator("#training [role=slider]").press("PageUp");
  await page.locator("#training .figure-drawing").scrollIntoViewIfNeeded();
  await page.waitForLoadState("networkidle");
  console.log(`${name}, ${cpus().length} × ${cpus()[0].model}`);
  for (const slowdown of SLOWDOWNS) {
    const { framesPerSecond, gap95, gapMost, picturesPerSecond } = await scrub(page, slowdown);
    console.log(
      `processor ÷ ${slowdown}: ${framesPerSecond.toFixed(1)} frames a second, ` +
        `95 % within ${gap95.toFixed(1)} ms, all within ${gapMost.toFixed(0)} ms, ` +
        `${picturesPerSecond.toFixed(0)} pictures a second`,
    );
  }
} finally {
  await browser.close();
  await site.close();
}
