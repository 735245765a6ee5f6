import * as z from "zod/mini";

/** The schema of a Tensor; apart from it, so that a page that unpacks tensors need not carry schemas. */
export const tensorSchema = z.object({
  shape: z.array(z.int().check(z.positive())).check(z.minLength(1)),
  scale: z.array(z.number().check(z.nonnegative())),
  data: z.base64(),
});
