import type * as z from "zod/mini";

/** What an author writes for each type that a schema can expect. */
const WORDS: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  record: "names with values",
  object: "names with values",
};

/**
 * What of `value` does not fit a schema, for the first issue that the schema found, as the end of a
 * sentence whose subject holds the value: what is wrong, and what would have been right.
 */
export function misfitOf(value: unknown, issue: z.core.$ZodIssue): string {
  const quoted = (keys: readonly PropertyKey[]) => keys.map((key) => `"${String(key)}"`).join(", ");
  if (issue.code === "unrecognized_keys") return `has no ${quoted(issue.keys)}`;
  const found = issue.path.reduce<unknown>(
    (inner, key) => (inner as Readonly<Record<PropertyKey, unknown>>)[key],
    value,
  );
  const named = issue.path.length > 0 ? ` "${issue.path.map(String).join(".")}"` : "";
  if (found === undefined) return `needs${named}`;
  const wanted = wantedBy(issue);
  const shown = JSON.stringify(found);
  return named ? `needs${named} to be ${wanted}, not ${shown}` : `needs ${wanted}, not ${shown}`;
}

function wantedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") return `one of ${issue.values.map(String).join(", ")}`;
  if (issue.code === "invalid_type") return WORDS[issue.expected] ?? issue.expected;
  if (issue.code === "invalid_format" && issue.pattern) return `like ${issue.pattern}`;
  return "another";
}
