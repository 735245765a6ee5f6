import { existsSync } from "node:fs";
import * as z from "zod/mini";
import { chapterFile } from "./chapter-source.ts";
import { readContent } from "./content-file.ts";

const chaptersSchema = z.array(
  z.object({
    slug: z.string().check(z.regex(/^[a-z-]+$/)),
    title: z.string(),
    /** The title in one word, for the head of every page. */
    short: z.string(),
    line: z.string(),
  }),
);

/** A chapter of the book, and whether it is written. */
export type Chapter = z.infer<typeof chaptersSchema>[number] & {
  readonly number: number;
  readonly written: boolean;
};

/** The seven chapters in order, from content/chapters.yaml. Throws where a line is not one. */
export const readChapters = (): Chapter[] =>
  readContent("content/chapters.yaml", chaptersSchema).map((chapter, i) => ({
    ...chapter,
    number: i + 1,
    written: existsSync(chapterFile(chapter.slug)),
  }));
