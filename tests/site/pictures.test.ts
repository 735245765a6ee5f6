import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { describe, expect, test } from "vitest";
import { FIGURES } from "../../src/figures/registry.ts";
import { open, useBrowser } from "./visit.ts";

useBrowser();

const FOLDER = "tests/figures/pictures";
/** Two browsers smooth edges a little differently; two labels that changed places were 0.0029. */
const ALLOWED_SHARE = 0.001;
const REMEDY =
  "look at the picture ending in -changed.png beside it; if it is right, run npm run pictures";

/** Compares with the reviewed pictures, or with UPDATE_PICTURES set, replaces them. */
const isUpdating = process.env.UPDATE_PICTURES !== undefined;

describe.each([...FIGURES.keys()])("figure %s on the workbench", (id) => {
  test("looks as it did when it was reviewed", async () => {
    const { page } = await open("figures/", { viewport: { width: 900, height: 900 } });
    await page.evaluate(() => document.fonts.ready);
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
    const [before, now] = [readFileSync(file), taken].map((bytes) => PNG.sync.read(bytes));
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
