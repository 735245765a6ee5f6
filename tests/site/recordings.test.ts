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

test("a strip has a mark for each value, the larger the more seeds gave it, on the scale of its headline", () => {
  const headlines = recordings.flatMap((one) => one.headlines);
  const drawn = [...page.querySelectorAll(".headline")];
  expect(drawn).toHaveLength(headlines.length);
  drawn.forEach((element, i) => {
    const { rows, says, isLogarithmic } = headlines[i];
    const onScale = (value: number) => (isLogarithmic ? Math.log10(value) : value);
    const all = rows.flatMap(({ values }) => values.map(onScale));
    const [least, greatest] = [Math.min(...all), Math.max(...all)];
    const strips = [...element.querySelectorAll("dl > div")];
    const areas: number[] = [];
    rows.forEach(({ values }, row) => {
      const different = [...new Set(values)];
      const marks = [...strips[row].querySelectorAll("circle")];
      expect(marks, says).toHaveLength(different.length);
      different.forEach((value, at) => {
        const number = (name: string) => parseFloat(marks[at].getAttribute(name)!);
        const share = greatest > least ? (onScale(value) - least) / (greatest - least) : 0.5;
        expect(number("cx"), says).toBeCloseTo(greatest > least ? 2 + 96 * share : 50, 6);
        const count = values.filter((one) => one === value).length;
        areas.push(number("r") / Math.sqrt(count));
      });
    });
    for (const area of areas) expect(Math.abs(area - areas[0]), says).toBeLessThan(0.11); // of rounding
  });
});

test("of ten values each is written with its count, smallest first, and of many different ones the ends", () => {
  const written = (name: string) =>
    [...page.querySelectorAll(`#recording-${name} .seed-values`)].map((one) => one.textContent!);
  const { rows, text } = recordings.find(({ names }) => names.includes("latch"))!.headlines[0];
  const latch = written("latch").slice(0, rows.length);
  latch.forEach((line, at) => {
    const { values } = rows[at];
    if (line.includes("the middle")) return expect(new Set(values).size).toBeGreaterThan(4);
    const read = line.split(" · ").flatMap((one) => {
      const [value, count = 1] = one.split(" × ");
      return Array<string>(Number(count)).fill(value);
    });
    expect(read).toEqual(values.toSorted((a, b) => a - b).map(text));
  });
  expect(latch.some((line) => line.includes(" × "))).toBe(true);
  expect(written("temporal-xor").some((line) => line.includes("the middle"))).toBe(true);
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
