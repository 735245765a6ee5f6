import { readFileSync } from "node:fs";
import { parse } from "yaml";
import * as z from "zod/mini";

const chaptersSchema = z.array(
  z.object({
    slug: z.string().check(z.regex(/^[a-z-]+$/)),
    title: z.string(),
    line: z.string(),
  }),
);

/** The seven chapters in order, from content/chapters.yaml. Throws where a line is not one. */
export const readChapters = (): z.infer<typeof chaptersSchema> =>
  chaptersSchema.parse(parse(readFileSync("content/chapters.yaml", "utf8")));
