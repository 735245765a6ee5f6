/** Where a value lies in a JSON value: the keys and indices that lead to it. */
export type Path = readonly (string | number)[];

const isContainer = (value: unknown): value is Record<string, unknown> | unknown[] =>
  typeof value === "object" && value !== null;

/** The paths of all values that hold no others. */
export function leavesOf(value: unknown, path: Path = []): Path[] {
  if (!isContainer(value)) return [path];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => leavesOf(valueAt(value, [key]), [...path, key]));
}

/** All numbers in a JSON value. */
export const numbersIn = (value: unknown): number[] =>
  leavesOf(value)
    .map((path) => valueAt(value, path))
    .filter((leaf) => typeof leaf === "number");

/** The value at a path; undefined where the path leads nowhere. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inner, key) => (isContainer(inner) ? (inner as Record<string, unknown>)[key] : undefined),
    value,
  );

/** A copy with another value at a path; undefined removes it. Unchanged where the path leads nowhere. */
export function placed(value: unknown, path: Path, replacement: unknown): unknown {
  const copy = structuredClone(value);
  const parent = valueAt(copy, path.slice(0, -1));
  const key = path[path.length - 1];
  if (!isContainer(parent)) return copy;
  if (Array.isArray(parent) && replacement === undefined) parent.splice(Number(key), 1);
  else (parent as Record<string, unknown>)[key] = replacement;
  return copy;
}
