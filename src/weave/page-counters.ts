/** What is counted while one page is made; Astro hands the same object to every element of a page. */
interface PageLocals {
  /** The number of the chapter; none on other pages. */
  chapter?: number;
  figures?: number;
  doors?: number;
}

/** The number of the next figure of a chapter, such as “2.1”; none on other pages. */
export function nextFigureNumber(locals: object): string | undefined {
  const counted = locals as PageLocals;
  if (counted.chapter === undefined) return undefined;
  counted.figures = (counted.figures ?? 0) + 1;
  return `${counted.chapter}.${counted.figures}`;
}

/** A name for the next door of a page, no other door of it has. */
export function nextDoor(locals: object): string {
  const counted = locals as PageLocals;
  counted.doors = (counted.doors ?? 0) + 1;
  return `door-${counted.doors}`;
}

/** Tells the elements of a page which chapter they stand in. */
export function beginChapter(locals: object, chapter: number): void {
  (locals as PageLocals).chapter = chapter;
}
