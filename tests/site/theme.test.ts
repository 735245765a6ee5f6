import { describe, expect, test } from "vitest";
import { PAGES } from "./built.ts";
import { open, useBrowser } from "./visit.ts";

useBrowser();

const isDark = (page: Awaited<ReturnType<typeof open>>["page"]) =>
  page.evaluate(() => {
    const [r, g, b] =
      getComputedStyle(document.documentElement).backgroundColor.match(/[\d.]+/g) ?? [];
    return Number(r) + Number(g) + Number(b) < 384;
  });

describe.each(PAGES)("page /%s", (path) => {
  test.each(["light", "dark"] as const)(
    "follows the system's %s theme, and the button turns it",
    async (colorScheme) => {
      const { page } = await open(path, { colorScheme, isFresh: true });
      const button = page.locator("[data-theme-button]");
      expect(await isDark(page)).toBe(colorScheme === "dark");
      expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
      await expect.poll(() => button.innerText()).toBe(colorScheme === "dark" ? "Light" : "Dark");
      await button.click();
      expect(await isDark(page)).toBe(colorScheme !== "dark");
      expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({
        theme: colorScheme === "dark" ? "light" : "dark",
      });
      await page.reload();
      expect(await isDark(page)).toBe(colorScheme !== "dark");
      await button.click();
      expect(await isDark(page)).toBe(colorScheme === "dark");
      expect(await page.context().cookies()).toEqual([]);
    },
  );

  test("turns also where nothing may be stored", async () => {
    const { page } = await open(path, {
      colorScheme: "light",
      before: (opened) =>
        opened.addInitScript(() => {
          Object.defineProperty(window, "localStorage", {
            get: () => {
              throw new DOMException("blocked", "SecurityError");
            },
          });
        }),
    });
    await page.locator("[data-theme-button]").click();
    expect(await isDark(page)).toBe(true);
  });

  test("a stored word that is no theme changes nothing", async () => {
    const { page } = await open(path, {
      colorScheme: "light",
      before: (opened) => opened.addInitScript(() => localStorage.setItem("theme", "<script>")),
    });
    expect(await isDark(page)).toBe(false);
  });
});
