import { describe, expect, test } from "vitest";
import { FACTS } from "../../src/facts/registry.ts";
import { anchorOf } from "../../src/weave/anchor.ts";
import { PAGES, parsed } from "./built.ts";
import { open, useBrowser } from "./visit.ts";

useBrowser();

const LEDGER = "claims/";
const entries = [...parsed(LEDGER).querySelectorAll(".ledger > [id]")];

/** The entries that a page's doors lead to, each with what the door's button says. */
const usedBy = (path: string) =>
  [...parsed(path).querySelectorAll<HTMLAnchorElement>(".door a[href*='claims/#']")].map((link) => {
    const door = link.closest(".door");
    const button = parsed(path).querySelector(`[popovertarget="${door?.id}"]`);
    return {
      entry: link.href.replace(/.*#/, ""),
      text: button?.querySelector("data")?.textContent,
    };
  });

test("lists every fact of the book, each once", () => {
  const names = entries.map((entry) => entry.querySelector("dt")?.firstChild?.textContent?.trim());
  expect([...names].sort()).toEqual([...FACTS.keys()].sort());
  expect(entries.map(({ id }) => id)).toEqual(names.map((name) => anchorOf(name ?? "")));
});

describe.each(PAGES.filter((path) => usedBy(path).length > 0))("what page /%s states", (path) => {
  test("stands in the ledger with the same value, and the ledger leads back", () => {
    for (const { entry, text } of usedBy(path)) {
      const found = entries.find(({ id }) => id === entry);
      expect(found, entry).toBeDefined();
      const places = [...(found?.querySelectorAll<HTMLAnchorElement>(".ledger-places a") ?? [])];
      expect(
        places.map((link) => link.getAttribute("href")),
        entry,
      ).toContain(`/${path}`);
      if (text) expect(found?.querySelector("dt data")?.textContent).toBe(text);
    }
  });

  test("is found by following a door's link", async () => {
    const { page } = await open(path);
    await page.locator("main > p .number").first().click();
    const link = page.locator(".door:popover-open a");
    const [, id] = /#(.*)$/.exec((await link.getAttribute("href")) ?? "") ?? [];
    await link.click();
    await page.waitForURL(`**/${LEDGER}#${id}`);
    const entry = page.locator(`#${id}`);
    await expect.poll(() => entry.evaluate((one) => one.matches(":target"))).toBe(true);
    const box = await entry.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect(box?.y).toBeLessThan(900);
  });
});

test("has nothing that no page states, and leads only to pages there are", () => {
  const used = new Set(PAGES.flatMap((path) => usedBy(path).map(({ entry }) => entry)));
  expect(entries.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  for (const entry of entries) {
    const places = [...entry.querySelectorAll(".ledger-places a")];
    expect(places.length, entry.id).toBeGreaterThan(0);
    for (const place of places) expect(PAGES).toContain(place.getAttribute("href")?.slice(1));
  }
});

test("shows for each measured number what every seed found, and how far apart they are", () => {
  for (const [name, { kind }] of FACTS) {
    if (kind !== "measured") continue;
    const entry = entries.find(({ id }) => id === anchorOf(name));
    const rows = [...(entry?.querySelectorAll("tr") ?? [])].map((row) =>
      [...row.children].map((cell) => cell.textContent?.trim() ?? ""),
    );
    expect(rows.length, name).toBeGreaterThan(0);
    const isOfAll = rows.length === 1; // one number read from all runs at once has no spread
    const values = rows.slice(0, isOfAll ? 1 : -1).map(([, , value]) => Number(value));
    expect(values.length > 1, name).toBe(!isOfAll);
    if (isOfAll) continue;
    const [label, , spread] = rows[rows.length - 1];
    expect(label).toBe("spread over seeds");
    const wanted = Math.max(...values) - Math.min(...values);
    expect(Math.abs(Number(spread) - wanted), name).toBeLessThanOrEqual(1e-2 * wanted + 1e-9);
  }
});
