import { mkdir } from "node:fs/promises";
import { chromium } from "playwright";
import { findBrowser } from "./find-browser.ts";
import { serve } from "./serve.ts";

/* node scripts/picture.ts: takes the picture of the tape at the top of README.md from the built site. */

const { executablePath, args } = await findBrowser();
const site = await serve("dist", { port: 0, base: "/" });
const browser = await chromium.launch({ executablePath, args });
const page = await browser.newPage({
  viewport: { width: 1280, height: 900 },
  deviceScaleFactor: 2,
});
await page.goto(site.address, { waitUntil: "networkidle" });
await mkdir("docs", { recursive: true });
await page.locator("#tape .figure-drawing .tape-scroll").screenshot({ path: "docs/tape.png" });
await browser.close();
await site.close();
