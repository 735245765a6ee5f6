import { expect, test } from "vitest";
import { studyFields } from "../../scripts/study-fields.ts";

test("the fields of a study are told with the comments beside them, at every depth", () => {
  const source = `
    import * as z from "zod/mini";
    const inner = z.object({
      k: z.int(), //        how many
      pair: z.object({ a: z.number(), b: z.number() }), // of two
    });
    const config = {
      size: 3, // H
    };
    export const made = study({
      name: "made",
      config,
      schema: z.object({
        /** What the language
         * allows. */
        floor: z.number(),
        bare: z.string(),
        rows: z.array(inner), // (C)
        late: z.nullable(
          z.object({
            // at the end
            x: z.number(),
          }),
        ),
      }),
    });`;
  expect(studyFields(source)).toEqual([
    { path: "config.size", says: "H" },
    { path: "data.floor", says: "What the language allows." },
    { path: "data.bare", says: "" },
    { path: "data.rows", says: "(C)" },
    { path: "data.rows[].k", says: "how many" },
    { path: "data.rows[].pair", says: "of two" },
    { path: "data.rows[].pair.a", says: "" },
    { path: "data.rows[].pair.b", says: "" },
    { path: "data.late", says: "" },
    { path: "data.late.x", says: "at the end" },
  ]);
});
