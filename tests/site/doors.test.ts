import type { Locator, Page } from "playwright";
import { describe, expect, test } from "vitest";
import { readManifest } from "../../src/trace/files.ts";
import { PAGES, parsed } from "./built.ts";
import { open, useBrowser } from "./visit.ts";

useBrowser();

const DOORS = ":is(.number, .claim-mark, .term)";
const pages = PAGES.filter((path) => parsed(path).querySelector("button[popovertarget]"));
const { traces } = await readManifest();
const studies = traces.filter(({ weights }) => weights === undefined).map(({ name }) => name);
const runs = traces.map(({ name }) => name).filter((name) => !studies.includes(name));

test("there are pages with doors", () => expect(pages.length).toBeGreaterThan(1));

describe.each(pages)("page /%s", (path) => {
  const buttons = [...parsed(path).querySelectorAll(DOORS)];
  const doorOf = (button: Element) => {
    const door = parsed(path).getElementById(button.getAttribute("popovertarget") ?? "");
    if (!door) throw new Error(`"${button.textContent}" has no door`);
    return door;
  };

  test("every number, checked sentence and term has a door of its own", () => {
    expect(buttons.length).toBeGreaterThan(5);
    const targets = buttons.map((button) => button.getAttribute("popovertarget"));
    expect(new Set(targets).size).toBe(buttons.length);
    for (const button of buttons) expect(doorOf(button).hasAttribute("popover")).toBe(true);
  });

  test("a number's door says its kind, what it is, and what each recording found", () => {
    for (const button of buttons.filter(({ classList }) => classList.contains("number"))) {
      const door = doorOf(button);
      const [, kind] = /number-(\w+)/.exec(button.className) ?? [];
      expect(door.querySelector(".door-kind")?.textContent?.toLowerCase()).toBe(kind);
      expect(door.querySelector(".door-says")?.textContent?.length).toBeGreaterThan(10);
      const rows = [...door.querySelectorAll(".door-rows > span")].map((row) =>
        [...row.children].map((cell) => cell.textContent?.trim() ?? ""),
      );
      if (kind !== "measured") continue;
      expect(rows[0][1]).toBe(button.textContent?.trim());
      const named = rows.map(([recording]) => recording.replace(/, (update|seed) .*/, ""));
      if (studies.includes(named[0])) {
        expect([...new Set(named)]).toEqual([named[0]]);
        continue;
      }
      const known = runs.filter((run) => named.some((name) => run === name || isOf(run, name)));
      expect(known.length, named.join()).toBeGreaterThan(1);
      for (const name of named)
        expect(runs.some((run) => run === name || isOf(run, name))).toBe(true);
    }
  });

  test("a checked sentence's door says by what each run bears it out", () => {
    for (const button of buttons.filter(({ classList }) => classList.contains("claim-mark"))) {
      const door = doorOf(button);
      expect(door.querySelector(".door-kind")?.textContent).toBe("Checked");
      const rows = [...door.querySelectorAll(".door-rows > span")];
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row.lastElementChild?.textContent).toMatch(/\d/);
      expect(button.previousElementSibling?.matches(".claim:not(:empty)")).toBe(true);
    }
  });

  test.each([
    ["every", "a click", 390, (button: Locator) => button.click()],
    ["every tenth", "a click", 1280, (button: Locator) => button.click()],
    ["every tenth", "Enter", 1280, (button: Locator) => button.press("Enter")],
    ["every tenth", "the space bar", 390, (button: Locator) => button.press("Space")],
  ] as const)(
    "%s of them opens with %s at %d px, inside the window, and Escape shuts it",
    async (which, _, width, use) => {
      const { page } = await open(path, { viewport: { width, height: 844 } });
      await unfold(page);
      const all = await page.locator(DOORS).all();
      for (const button of all.filter((_, i) => which === "every" || i % 10 === 0)) {
        await use(button);
        await expectOpenInside(button);
        await page.keyboard.press("Escape");
        expect(await page.locator(".door:popover-open").count()).toBe(0);
        if (use.length === 1)
          expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
      }
    },
  );

  test("without script they open too", async () => {
    const { page } = await open(path, { javaScriptEnabled: false });
    for (const kind of ["number", "claim-mark", "term"]) {
      const button = page.locator(`main > p .${kind}`).first();
      if ((await button.count()) === 0) continue;
      await button.click();
      await expectOpenInside(button);
    }
  });

  test("on paper they are words of the sentence like any other", async () => {
    const { page } = await open(path);
    await page.locator(DOORS).first().click();
    await page.emulateMedia({ media: "print" });
    const looks = await page.locator(DOORS).evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility())
        .map((one) => {
          const [style, around] = [one, one.parentElement ?? one].map((at) => getComputedStyle(at));
          const { textDecorationLine, borderTopWidth, display } = style;
          const isPlain = style.color === around.color && style.fontSize === around.fontSize;
          return `${one.className.split(" ")[0]} ${textDecorationLine} ${borderTopWidth} ${display} ${isPlain}`;
        }),
    );
    expect(
      [...new Set(looks)].filter(
        (look) => !/^(number|term) none 0px inline(-block)? true$/.test(look),
      ),
    ).toEqual([]);
    expect(looks.length).toBeGreaterThan(0);
    expect(await page.locator(":is(.door, .claim-mark):visible").count()).toBe(0);
  });
});

/** Whether a run belongs to a family written with a star for the seeds. */
const isOf = (run: string, name: string) =>
  name.split(", ").some((family) => family.endsWith("*") && run.startsWith(family.slice(0, -1)));

/** Opens every disclosure that holds text. */
const unfold = (page: Page) =>
  page.evaluate(() =>
    document.querySelectorAll(".answer").forEach((one) => one.setAttribute("open", "")),
  );

async function expectOpenInside(button: Locator): Promise<void> {
  const name = await button.innerText();
  const found = () =>
    button.evaluate((one) => {
      const door = document.getElementById(one.getAttribute("popovertarget") ?? "");
      const { left, top, right, bottom } = door!.getBoundingClientRect();
      return {
        isOpen: door!.checkVisibility(),
        open: document.querySelectorAll(".door:popover-open").length,
        isInside: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
      };
    });
  await expect.poll(found, { message: name }).toEqual({ isOpen: true, open: 1, isInside: true });
}
