import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { z } from "astro/zod";

/** The chapters; title, order and address of each are in content/chapters.yaml. */
const chapters = defineCollection({
  loader: glob({ base: "./content/chapters", pattern: "*.mdx" }),
  schema: z.strictObject({
    /** What the chapter answers, as its reader would ask. */
    question: z.string().regex(/\?$/, "a question ends with a question mark"),
    /** The kind of chapter, below its title. */
    subtitle: z.string(),
  }),
});

export const collections = { chapters };
