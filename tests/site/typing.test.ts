import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { FIGURES_BUILT, type BuiltFigure } from "./built.ts";
import { wholeFigure } from "./in-node.ts";
import { figureOn, open, useBrowser } from "./visit.ts";

useBrowser();

const { document } = new JSDOM("").window;
const taking = FIGURES_BUILT.filter(({ figure }) => figure.input);

/** What Node, with the same program, makes of a text: all that the page should show. */
function inNode({ id, rest }: BuiltFigure, written: string, isTyped: boolean) {
  const { figure, data: whole } = wholeFigure(id);
  const { input } = figure;
  if (!input) throw new Error(`figure ${figure.id} takes no text`);
  const { data, note } = input.take(whole, written);
  // Who types is led to the last character; an address says for itself where it leads.
  const state = isTyped ? input.after(data, rest) : rest;
  const drawing = figure.draw(data, state, { document });
  return {
    text: input.text(data),
    note,
    said: figure.announce(data, state),
    marks: marksOf(drawing),
  };
}

/** Every path and every piece of text of a drawing, in order. */
const marksOf = (drawing: Element): string[] => [
  ...[...drawing.querySelectorAll("path")].map((path) => path.getAttribute("d") ?? ""),
  drawing.textContent ?? "",
];

test("there is a figure to write into", () => expect(taking.length).toBeGreaterThan(0));

describe.each(taking)("figure $id of page /$path", (built) => {
  const { path, id, figure } = built;
  const field = `#${id} .figure-input input`;
  const longest = figure.input?.longest ?? 0;
  const isReadable = (written: string) => figure.input?.take(built.head, written).note === "";
  /** What this figure can read all of. */
  const readable = ["the king sees", "1011001110"].find(isReadable) ?? "";

  test("there is a text it can read all of", () => expect(readable).not.toBe(""));

  async function expectShown(
    visit: Awaited<ReturnType<typeof open>>,
    written: string,
    isTyped = true,
  ) {
    const { page } = visit;
    const { readout, drawing, figure: element } = await figureOn(page, id);
    const wanted = inNode(built, written, isTyped);
    await expect.poll(() => readout.textContent()).toBe(wanted.said);
    const [shown] = await drawing.evaluateAll((all) =>
      all.map((one) => ({
        paths: [...one.querySelectorAll("path")].map((path) => path.getAttribute("d") ?? ""),
        text: one.textContent ?? "",
      })),
    );
    expect([...shown.paths, shown.text]).toEqual(wanted.marks);
    expect(await element.getAttribute("data-state")).toBe("ready");
    return wanted;
  }

  test("reads along with every key, as Node does", async () => {
    const visit = await open(path);
    const { page } = visit;
    const { readout, status } = await figureOn(page, id);
    expect(await page.locator(field).inputValue()).toBe(figure.input?.text(built.head));
    await page.locator(field).fill("");
    await expectShown(visit, "");
    const seen = new Set<string | null>();
    for (const letter of readable) {
      await page.locator(field).press(letter === " " ? "Space" : letter);
      seen.add(await readout.textContent());
    }
    expect(seen.size).toBe(readable.length);
    await expectShown(visit, readable);
    expect(await status.textContent()).toBe("");
  });

  test("names what it cannot read, and loses nothing of what was written", async () => {
    const visit = await open(path);
    const { page } = visit;
    const { status } = await figureOn(page, id);
    for (const written of [
      "The quick fox, 7!",
      "naïve 🦊 “the”",
      "the\tlion\u200b",
      "q".repeat(3),
    ]) {
      await page.locator(field).fill(written);
      const { note } = await expectShown(visit, written);
      expect(note).not.toBe("");
      expect(await status.textContent()).toBe(note);
      expect(await page.locator(field).inputValue()).toBe(written);
    }
    await page.locator(field).fill(readable);
    await expectShown(visit, readable);
    expect(await status.textContent()).toBe("");
  });

  test("keeps the text in the address, and brings it back after a reload", async () => {
    const visit = await open(path);
    const { page } = visit;
    await figureOn(page, id);
    const entries = await page.evaluate(() => history.length);
    await page.locator(field).fill("a dog & a cat? the girl");
    const { text } = await expectShown(visit, "a dog & a cat? the girl");
    const kept = () => new URL(page.url()).searchParams.get(`${id}.text`);
    await expect.poll(kept).toBe(text);
    expect(await page.evaluate(() => history.length)).toBe(entries);
    await page.reload();
    await expectShown(visit, text);
    expect(await page.locator(field).inputValue()).toBe(text);
    await page.locator(field).fill("");
    await expect.poll(kept).toBe("");
  });

  test.each([
    ["markup", "<img src=x onerror=alert(1)><script>alert(1)</script>"],
    ["control characters", "the\u0000lion\u0007\u202e\ud800 chases\r\n"],
    ["far too much", "the lion chases the mouse. ".repeat(400)],
    ["nothing", ""],
  ])("survives an address that brings %s", async (_, written) => {
    const visit = await open(`${path}?${new URLSearchParams([[`${id}.text`, written]])}`);
    const { page } = visit;
    const { status } = await figureOn(page, id);
    const { text, note } = await expectShown(
      visit,
      new URLSearchParams([["", written]]).get("") ?? "",
      false,
    );
    expect(text.length).toBeLessThanOrEqual(longest);
    expect(await page.locator(field).inputValue()).toBe(text);
    expect(await status.textContent()).toBe(note);
    expect(await page.locator("main :is(img, script:not([type]))").count()).toBe(0);
  });
});
