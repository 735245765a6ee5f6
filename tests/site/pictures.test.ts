import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { describe, expect, test } from "vitest";
import { FIGURES } from "../../src/figures/registry.ts";
import { open, useBrowser } from "./visit.ts";

useBrowser();

const FOLDER = "tests/figures/pictures";
/**
 * Two browsers smooth edges and letters differently: nothing that nine pixels together would show. Of
 * those, 0.0003 differed between two browsers.
 */
const TOGETHER = 3;
const ALLOWED_SHARE = 0.0005;
const REMEDY =
  "look at the picture ending in -changed.png beside it; if it is right, run npm run pictures";

/** Compares with the reviewed pictures, or with UPDATE_PICTURES set, replaces them. */
const isUpdating = process.env.UPDATE_PICTURES !== undefined;

describe.each([...FIGURES.keys()])("figure %s on the workbench", (id) => {
  test("looks as it did when it was reviewed", async () => {
    const { page } = await open("figures/", { viewport: { width: 900, height: 900 } });
    await page.evaluate(async (only) => {
      // Alone, so that no other figure's height moves it by part of a pixel.
      for (const bench of document.querySelectorAll<HTMLElement>(".bench"))
        bench.hidden = bench.id !== only;
      await document.fonts.ready;
    }, `bench-${id}`);
    const taken = await page.locator(`#bench-${id}`).screenshot({ scale: "css" });
    const file = `${FOLDER}/${id}.png`;
    const changed = `${FOLDER}/${id}-changed.png`;
    if (isUpdating) {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(file, taken);
      rmSync(changed, { force: true });
      return;
    }
    expect(existsSync(file), `${file} is missing; look at /figures/ and run npm run pictures`).toBe(
      true,
    );
    const [before, now] = [readFileSync(file), taken].map((bytes) =>
      averaged(PNG.sync.read(bytes)),
    );
    const size = ({ width, height }: PNG) => `${width} × ${height}`;
    const differing =
      size(before) === size(now)
        ? pixelmatch(before.data, now.data, undefined, now.width, now.height, { threshold: 0.2 })
        : Infinity;
    const isSame = differing <= ALLOWED_SHARE * now.width * now.height;
    if (!isSame) writeFileSync(changed, taken);
    expect(
      isSame,
      `${file}: ${differing} pixels differ (${size(before)}, now ${size(now)}); ${REMEDY}`,
    ).toBe(true);
  });
});

/** A picture in which so many pixels in each direction are one, their mean. */
function averaged(picture: PNG): PNG {
  const [width, height] = [picture.width, picture.height].map((side) =>
    Math.floor(side / TOGETHER),
  );
  const small = new PNG({ width, height });
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let channel = 0; channel < 4; channel++) {
        let sum = 0;
        for (let row = y * TOGETHER; row < (y + 1) * TOGETHER; row++)
          for (let column = x * TOGETHER; column < (x + 1) * TOGETHER; column++)
            sum += picture.data[4 * (row * picture.width + column) + channel];
        small.data[4 * (y * width + x) + channel] = Math.round(sum / TOGETHER / TOGETHER);
      }
  return small;
}
