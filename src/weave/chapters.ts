import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import * as z from "zod/mini";
import { chapterFile } from "./chapter-source.ts";

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
  chaptersSchema.parse(parse(readFileSync("content/chapters.yaml", "utf8"))).map((chapter, i) => ({
    ...chapter,
    number: i + 1,
    written: existsSync(chapterFile(chapter.slug)),
  }));
