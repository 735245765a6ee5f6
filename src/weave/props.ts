import * as z from "zod/mini";
import { misfitOf } from "./misfit.ts";

/** Where in a chapter an element stands, and its place in their order; the weave writes both into every element. */
export const placed = {
  at: z._default(z.string(), "this page"),
  nth: z.optional(z.string()),
};

/**
 * The props of an element of the vocabulary, checked. Throws one sentence that names the file and
 * line, the element, what is wrong with it and what it takes.
 */
export function checked<Shape extends z.core.$ZodShape>(
  element: string,
  shape: Shape,
  props: object,
): z.infer<z.ZodMiniObject<Shape & typeof placed>> {
  const { class: _, ...own } = props as Record<string, unknown>; // Astro hands scoped styles down in it
  const schema = z.strictObject({ ...shape, ...placed });
  const result = schema.safeParse(own);
  if (result.success) return result.data as z.infer<z.ZodMiniObject<Shape & typeof placed>>;
  const what = misfitOf(own, result.error.issues[0]);
  const takes = Object.keys(shape).join(", ") || "nothing";
  throw new Error(`${String(own.at ?? "this page")}: <${element}> ${what}; it takes ${takes}`);
}

/** What an error begins with that has named its place already: an element inside another. */
const NAMED = /^(?:\S+:\d+|this page): </;

/** Runs `work`, and puts the place of the element before what it throws, unless the message has one. */
export async function at<Result>(
  place: string,
  element: string,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { message } = error as Error;
    if (NAMED.test(message)) throw error;
    throw new Error(`${place}: <${element}> ${message}`, { cause: error });
  }
}
