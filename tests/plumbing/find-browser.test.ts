import { chromium } from "playwright";
import { describe, expect, test } from "vitest";
import { findBrowser } from "../../scripts/find-browser.ts";

describe("findBrowser", () => {
  test("takes the browser that is named before any other", async () => {
    const { executablePath, name } = await findBrowser({ CHROMIUM: process.execPath });
    expect(executablePath).toBe(process.execPath);
    expect(name).toBe("$CHROMIUM");
  });

  test("refuses a named browser that does not exist, and says which variable named it", async () => {
    await expect(findBrowser({ CHROME_PATH: "/no/such/browser" })).rejects.toThrow(
      '$CHROME_PATH names "/no/such/browser", and there is no such file',
    );
  });

  test("says what to install where there is none", async () => {
    await expect(findBrowser({ BROWSER_SOURCE: "named" })).rejects.toThrow(
      'no Chromium found in source "named"; install Chromium or Chrome',
    );
  });

  test("refuses a source it does not know, and names those it does", async () => {
    await expect(findBrowser({ BROWSER_SOURCE: "toString" })).rejects.toThrow(
      'no browser source "toString"; there are named, system, playwright, bundled',
    );
  });

  const isLinux = process.platform === "linux" && process.arch === "x64";
  test.skipIf(!isLinux)(
    "the browser that npm brings along runs, and draws letters",
    async () => {
      const { executablePath, args, name } = await findBrowser({ BROWSER_SOURCE: "bundled" });
      expect(name).toMatch(/^@sparticuz\/chromium \d/);
      const browser = await chromium.launch({ executablePath, args });
      try {
        const page = await browser.newPage();
        const picture = async (text: string) => {
          await page.setContent(`<p>${text}</p>`);
          return page.screenshot();
        };
        // Without a font it draws nothing at all, and does not complain.
        expect(await picture("letters")).not.toEqual(await picture(""));
      } finally {
        await browser.close();
      }
    },
    300_000, // the first to ask for it unpacks it
  );
});
