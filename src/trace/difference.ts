import { unpack, tensorSchema } from "./tensor.ts";

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
  if (Object.is(left, right)) return undefined;
  if (!isContainer(left) || !isContainer(right) || Array.isArray(left) !== Array.isArray(right))
    return { path, left, right };
  return inTensors(left, right, path) ?? inEntries(left, right, path);
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
      const index = x[slice].findIndex((value, i) => !Object.is(value, y[slice][i]));
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
