import { tensorSchema } from "./tensor-schema.ts";
import { unpack } from "./tensor.ts";

/** Where two traces part: the path of the field, and what each has there. */
export interface Difference {
  readonly path: string;
  readonly left: unknown;
  readonly right: unknown;
}

/**
 * The first place, in reading order, where two JSON values differ; undefined where they do not.
 * Packed tensors are compared number by number, so that the path ends in the index of one weight.
 */
export function firstDifference(left: unknown, right: unknown, path = ""): Difference | undefined {
  if (left === right) return undefined;
  if (typeof left === "string" && typeof right === "string") return inTexts(left, right, path);
  if (!isContainer(left) || !isContainer(right) || Array.isArray(left) !== Array.isArray(right))
    return { path, left, right };
  return inTensors(left, right, path) ?? inEntries(left, right, path);
}

/** A difference as a sentence, for a file and what it is compared with. */
export const sentence = (file: string, { path, left, right }: Difference): string =>
  `${file} differs at ${path || "the whole"}: the file has ${shown(left)}, training gives ${shown(right)}`;

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  if (isContainer(value)) return Array.isArray(value) ? "a list" : "an object";
  return String(value);
}

const LONGEST_SHOWN = 80;
const EXCERPT = 12;

/** Short texts differ as wholes; long ones at a character, of which an excerpt is shown. */
function inTexts(left: string, right: string, path: string): Difference {
  if (Math.max(left.length, right.length) <= LONGEST_SHOWN) return { path, left, right };
  let at = 0;
  while (left[at] === right[at]) at++;
  const excerpt = (text: string) => text.slice(at, at + EXCERPT);
  return { path: `${path}[${at}]`, left: excerpt(left), right: excerpt(right) };
}

function inEntries(left: object, right: object, path: string): Difference | undefined {
  const [a, b] = [new Map(Object.entries(left)), new Map(Object.entries(right))];
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    const difference = firstDifference(
      a.get(key),
      b.get(key),
      path === "" ? key : `${path}.${key}`,
    );
    if (difference) return difference;
  }
  return undefined;
}

/** The first differing number of two tensors of one shape; undefined where that is not what they are. */
function inTensors(left: object, right: object, path: string): Difference | undefined {
  const [a, b] = [tensorSchema.safeParse(left), tensorSchema.safeParse(right)];
  if (!a.success || !b.success || a.data.shape.join() !== b.data.shape.join()) return undefined;
  try {
    const [x, y] = [unpack(a.data), unpack(b.data)];
    for (let slice = 0; slice < x.length; slice++) {
      const index = x[slice].findIndex((value, i) => value !== y[slice][i]);
      if (index >= 0)
        return {
          path: `${path}[${slice}][${index}]`,
          left: x[slice][index],
          right: y[slice][index],
        };
    }
  } catch {
    return undefined; // one of them does not fill its shape; the entries will say which
  }
  return undefined;
}

const isContainer = (value: unknown): value is object =>
  typeof value === "object" && value !== null;
