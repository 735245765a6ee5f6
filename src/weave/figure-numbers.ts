import type { Use } from "./chapter-source.ts";

/** What Astro hands to every element of a page, as far as it is used. */
interface PageLocals {
  /** The number of each figure of a chapter, by its id; none on other pages. */
  figureNumbers?: ReadonlyMap<string, string>;
}

/** The figures of a chapter by their ids, as they follow each other. */
export const figureIds = (uses: readonly Use[]): string[] =>
  uses.flatMap(({ element, attributes }) =>
    element === "Figure" ? [attributes.id] : element === "Story" ? [attributes.figure] : [],
  );

/** Tells the elements of a page which chapter they stand in, and numbers its figures as they follow each other. */
export function beginChapter(locals: object, chapter: number, uses: readonly Use[]): void {
  const ids = figureIds(uses);
  (locals as PageLocals).figureNumbers = new Map(ids.map((id, i) => [id, `${chapter}.${i + 1}`]));
}

/** The number of a figure, such as “2.1”; none where it stands outside the text of a chapter. */
export const figureNumber = (locals: object, id: string): string | undefined =>
  (locals as PageLocals).figureNumbers?.get(id);
