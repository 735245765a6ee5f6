import { existsSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { chromium, firefox, type BrowserType } from "playwright";
import { expect, test } from "vitest";
import { findBrowser } from "../../scripts/find-browser.ts";
import { sha256 } from "../rnn/bytes.ts";
import { sameBits } from "../rnn/same-bits.ts";

const ORIGIN = "http://modules.test";

/** Trains in a browser, from the very modules that train here, their types stripped and nothing else done. */
async function trainIn(type: BrowserType, options: object): Promise<Uint8Array> {
  const browser = await type.launch(options);
  try {
    const page = await browser.newPage();
    await page.route(`${ORIGIN}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      if (!pathname.endsWith(".ts")) return route.fulfill({ body: "", contentType: "text/html" });
      const body = stripTypeScriptTypes(readFileSync(pathname.slice(1), "utf8"));
      return route.fulfill({ body, contentType: "text/javascript" });
    });
    await page.goto(`${ORIGIN}/`);
    // As text, because Vitest would turn an import in a function into one of its own.
    const bytes = await page.evaluate<number[]>(
      `import("/tests/rnn/same-bits.ts").then(({ sameBits }) => [...sameBits()])`,
    );
    return Uint8Array.from(bytes);
  } finally {
    await browser.close();
  }
}

// That Node's own bits are those of the first day is held by tests/rnn/same-bits.test.ts.
test("Chromium ends in the same weights as Node, to the last bit", async () => {
  const { executablePath, args } = await findBrowser();
  const bits = await trainIn(chromium, { executablePath, args });
  expect(bits.length).toBeGreaterThan(1000);
  expect(sha256(bits)).toBe(sha256(sameBits()));
});

test.skipIf(!existsSync(firefox.executablePath()))(
  "Firefox, where Playwright has one, ends in the same weights too",
  async () => {
    expect(sha256(await trainIn(firefox, {}))).toBe(sha256(sameBits()));
  },
);
