import { describe, expect, inject, test } from "vitest";
import { FIGURES_BUILT, PAGES, figuresOf, parsed, source } from "./built.ts";
import { figureOn, open, useBrowser } from "./visit.ts";

useBrowser();

describe.each(PAGES)("page /%s", (path) => {
  test("carries a policy that admits nothing inline but what it lists", () => {
    const policy = parsed(path)
      .querySelector("meta[http-equiv='content-security-policy']")
      ?.getAttribute("content");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(source(path)).not.toMatch(/<[^>]+\s(style|on[a-z]+)=|<style|javascript:/i);
  });

  // That nothing complains meanwhile, of policy or script or foreign host, is checked after every visit.
  test("lets every control of every figure be used, and stores nothing but the theme", async () => {
    const { page, requests } = await open(path, { permissions: ["clipboard-write"] });
    for (const { id, axes } of figuresOf(path)) {
      const { figure, area, button, slider } = await figureOn(page, id);
      for (const { keys, leap } of axes)
        for (const key of [keys.before, keys.after, leap?.before, leap?.after])
          if (key) await slider.press(key);
      await area.click({ position: { x: 40, y: 20 } });
      await area.dragTo(area, {
        sourcePosition: { x: 40, y: 20 },
        targetPosition: { x: 200, y: 40 },
      });
      await figure.locator("summary").click();
      for (const action of ["previous", "next", "link", "play", "play", "csv", "json"])
        await button(action).click();
      expect(await figure.getAttribute("data-state")).toBe("ready");
    }
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    expect(await page.context().cookies()).toEqual([]);
    await page.locator("[data-theme-button]").click();
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(["theme"]);
    expect(requests.length).toBeGreaterThan(3);
  });
});

test("an address that leads nowhere gets the site's own page, with its look", async () => {
  for (const path of ["no/such/page/", "data/none.json.gz"]) {
    const { page } = await open(path, { excused: /Failed to load resource.*404/ });
    expect(await page.locator("h1").innerText()).toBe("There is no page here");
    const home = page.getByRole("link", { name: "Go to the front page" });
    expect(await home.evaluate((link: HTMLAnchorElement) => link.href)).toBe(inject("address"));
    expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain("Book");
  }
});

test("there are figures to look at", () => expect(FIGURES_BUILT.length).toBeGreaterThan(1));
