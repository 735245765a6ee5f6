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

/**
 * The value with another at a path; undefined removes it. What does not lie on the path is shared,
 * and nothing is changed where the path leads nowhere.
 */
export function placed(value: unknown, path: Path, replacement: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  if (!isContainer(value)) return value;
  const inner = placed(valueAt(value, [key]), rest, replacement);
  if (Array.isArray(value)) {
    const at = Number(key);
    return [...value.slice(0, at), ...(inner === undefined ? [] : [inner]), ...value.slice(at + 1)];
  }
  return { ...value, [key]: inner };
}
