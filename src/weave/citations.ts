import { readFileSync } from "node:fs";
import { readSources } from "./bibliography.ts";
import { chapterFile, readChapterSource, type Use } from "./chapter-source.ts";
import { readChapters } from "./chapters.ts";

/** The front page, which is no MDX: its sources stand in it by their keys. */
const FRONT = "src/pages/index.astro";

/** The keys that elements of a text cite, each once. */
export const citedBy = (uses: readonly Use[]): string[] => [
  ...new Set(
    uses.flatMap(({ element, attributes }) => (element === "Cite" ? [attributes.source] : [])),
  ),
];

/** Throws where a source is cited nowhere in the book: a list of sources is no list of readings. */
export function refuseUncited(): void {
  const chapters = readChapters().filter(({ written }) => written);
  const cited = new Set(
    chapters.flatMap(({ slug }) => citedBy(readChapterSource(chapterFile(slug)).uses)),
  );
  const front = readFileSync(FRONT, "utf8");
  const uncited = [...readSources().keys()].filter(
    (key) => !cited.has(key) && !front.includes(`"${key}"`),
  );
  if (uncited.length > 0)
    throw new Error(
      `content/references.bib: nothing cites ${uncited.join(", ")}; cite it with <Cite source="${uncited[0]}" /> or take it out`,
    );
}
