import { expect, test } from "vitest";
import { toldRecordings } from "../../src/weave/recordings.ts";
import { parsed } from "./built.ts";

const page = parsed("recordings/");
const recordings = await toldRecordings();

test("every recording has its place, what it shows, and its headlines", () => {
  const sections = [...page.querySelectorAll(".recording")];
  expect(sections.map(({ id }) => id)).toEqual(
    recordings.map(({ names }) => `recording-${names[0]}`),
  );
  sections.forEach((section, i) => {
    expect(section.querySelector("h3")?.textContent).toBe(recordings[i].shows);
    expect([...section.querySelectorAll("h4")].map((one) => one.textContent)).toEqual(
      recordings[i].headlines.map(({ says }) => says),
    );
  });
});

test("the contents lead to every chapter, and say how many experiments are made for it", () => {
  const links = [...page.querySelectorAll(".recordings-contents li")];
  expect(links).toHaveLength(7);
  for (const link of links) {
    const heading = page.querySelector(link.querySelector("a")!.getAttribute("href")!)!;
    expect(heading.textContent).toContain(link.querySelector("a")!.textContent);
    const count = heading.parentElement!.querySelectorAll(".recording").length;
    expect(count).toBeGreaterThan(0);
    expect(link.querySelector(".label")!.textContent).toMatch(
      new RegExp(`^${count} experiments?$`),
    );
  }
});

test("a strip has a mark for each seed, and strips of one headline share a scale", () => {
  const headlines = recordings.flatMap((one) => one.headlines);
  const drawn = [...page.querySelectorAll(".headline")];
  expect(drawn).toHaveLength(headlines.length);
  drawn.forEach((element, i) => {
    const { rows, says, isLogarithmic } = headlines[i];
    const places = [...element.querySelectorAll("dl > div")].map((row) =>
      [...row.querySelectorAll("circle")].map((mark) => parseFloat(mark.getAttribute("cx") ?? "")),
    );
    expect(places.map(({ length }) => length)).toEqual(rows.map(({ values }) => values.length));
    const all = rows.flatMap(({ values }, row) => values.map((value, at) => ({ value, row, at })));
    const placeOf = ({ row, at }: (typeof all)[number]) => places[row][at];
    const sorted = all.toSorted((a, b) => a.value - b.value);
    const [least, greatest] = [sorted[0], sorted[sorted.length - 1]];
    if (least.value === greatest.value) return;
    const scale = (value: number) => (isLogarithmic ? Math.log10(value) : value);
    const span = scale(greatest.value) - scale(least.value);
    for (const one of all)
      expect(placeOf(one), says).toBeCloseTo(
        2 + (96 * (scale(one.value) - scale(least.value))) / span,
        6,
      );
  });
});

test("few values stand beside their strip one by one, in the order of the seeds", () => {
  const { text, rows } = recordings.find(({ names }) => names.includes("withheld"))!.headlines[0];
  const written = [
    ...page.querySelectorAll("#recording-withheld .headline:first-of-type .seed-values"),
  ];
  expect(written.map((one) => one.textContent)).toEqual(
    rows.map(({ values }) => values.map(text).join(" · ")),
  );
});
