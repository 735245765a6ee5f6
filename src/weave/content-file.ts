import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type * as z from "zod/mini";
import { misfitOf } from "./misfit.ts";

/**
 * What a YAML file of content/ holds. Throws one sentence that names the file, the place in it and
 * what would have been right, on what is no YAML and on what does not fit the schema.
 */
export function readContent<Schema extends z.ZodMiniType>(
  file: string,
  schema: Schema,
): z.infer<Schema> {
  const value = valueIn(file);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Error(`${file} ${misfitOf(value, result.error.issues[0])}`);
}

function valueIn(file: string): unknown {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (error) {
    // What follows the first line is a picture of the place, which it has named.
    const [what] = (error as Error).message.split(":\n");
    throw new Error(`${file} cannot be read: ${what}`, { cause: error });
  }
}
