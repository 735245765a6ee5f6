import { integer, type Random } from "../../src/rnn/random.ts";
import { PARAM_NAMES } from "../../src/rnn/params.ts";
import type { Trace } from "../../src/trace/schema.ts";
import { leavesOf, placed, valueAt, type Path } from "../trace/json-paths.ts";

/** One digit or character of a trace, changed. */
export interface Alteration {
  readonly path: Path;
  readonly trace: Trace;
}

const DIGITS = "0123456789";
const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const TEXT = "abcdefghijklmnopqrstuvwxyz0123456789 .";

const isParam = (key: unknown) => PARAM_NAMES.some((name) => name === key);
const isSeries = ([field, key]: Path) => field === "checkpoint" && !isParam(key) && key !== "update";

/** The kinds of fields, by what belongs to each; together they are the whole of a trace. */
export const KINDS: Readonly<Record<string, (path: Path, value: unknown) => boolean>> = {
  "weight digits": (path) => path[2] === "data",
  scales: (path) => path[2] === "scale",
  curve: ([field], value) => /^(curve|clipped)$/.test(`${field}`) && typeof value === "number",
  measures: (path) => isSeries(path),
  settings: (path, value) =>
    typeof value === "number" &&
    !/^(curve|clipped)$/.test(`${path[0]}`) &&
    !isSeries(path) &&
    path[2] !== "scale",
  texts: (path, value) => typeof value === "string" && path[2] !== "data",
};

/** A copy of a trace with one random character of one random field of a kind replaced by another. */
export function alter(trace: Trace, kind: string, random: Random): Alteration | undefined {
  const paths = leavesOf(trace).filter((path) => KINDS[kind](path, valueAt(trace, path)));
  const fields = [...Map.groupBy(paths, (path) => path.slice(0, 2).join(".")).values()];
  const field = fields[integer(random, fields.length)]; // each as likely, however long
  const path = field[integer(random, field.length)];
  const value = valueAt(trace, path);
  const replacement =
    typeof value === "number"
      ? Number(withOther(JSON.stringify(value), DIGITS, random))
      : withOther(String(value), path[2] === "data" ? BASE64 : TEXT, random);
  // Some digits are past what a float64 holds, and a few texts are no numbers.
  if (replacement === value || Number.isNaN(replacement)) return undefined;
  return { path, trace: placed(trace, path, replacement) as Trace };
}

/** A text with one of those of its characters that are in `alphabet` replaced by another of them. */
function withOther(text: string, alphabet: string, random: Random): string {
  const places = [...text].flatMap((character, i) => (alphabet.includes(character) ? [i] : []));
  const at = places[integer(random, places.length)];
  const others = alphabet.replace(text[at], "");
  return text.slice(0, at) + others[integer(random, others.length)] + text.slice(at + 1);
}
