import fc from "fast-check";

/** Values that broke a page of somebody's once. */
export const HOSTILE_VALUES = [
  "NaN",
  "-1",
  "1e9",
  "1e999",
  "-0",
  "0x10",
  "999999999",
  "1".repeat(400),
  "%FF",
  "%00",
  "%E0%A4%A",
  "%",
  "",
  "+",
  "%2B5",
  "5.5",
  "5,5",
  "\u0665",
  "\uff15",
  "\ud83d\ude00".repeat(30),
  "\ud83d",
  "a\u202e5",
  "__proto__",
  "constructor",
  "toString",
  "null",
  "undefined",
  "Infinity",
  "[object Object]",
  '"><script>alert(1)</script>',
  "<img src=x onerror=alert(1)>",
  "javascript:alert(1)",
  "x".repeat(10_000),
] as const;

const HOSTILE_NAMES = ["__proto__", "constructor", "toString", "", "x", "%FF", "a[b]"];

/** Queries that mean harm or make no sense, among whose names are the given parameters, some twice. */
export function hostileQueries(parameters: readonly string[]): fc.Arbitrary<string> {
  const name = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...parameters) },
    fc.constantFrom(...HOSTILE_NAMES),
  );
  const value = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_VALUES) },
    fc.integer().map(String),
    fc.nat({ max: 20_000 }).map(String),
    fc.double().map(String),
    fc.string({ unit: "binary", maxLength: 60 }),
  );
  const pair = fc.tuple(name, value).map(([key, text]) => `${key}=${text}`);
  const pairs = fc.array(pair, { maxLength: 6 }).map((all) => `?${all.join("&")}`);
  return fc.oneof({ weight: 9, arbitrary: pairs }, fc.string({ unit: "binary" }));
}
