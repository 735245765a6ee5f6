import { canonicalText } from "../trace/canonical.ts";
import { firstDifference } from "../trace/difference.ts";
import { VERSION, type StudyTrace, type Trace } from "../trace/schema.ts";
import { sha256 } from "../trace/sha256.ts";
import { digits } from "./digits.ts";
import type { AnyStudy } from "./study.ts";

/** What a study's trace is made of, besides the study. */
export interface StudyProvenance {
  /** The digest of the modules that made it. */
  readonly code: string;
  /** The SHA-256 of the content of every run it read, by name. */
  readonly reads: Readonly<Record<string, string>>;
}

/**
 * One part of a study, as the canonical text that is kept of it, fractions in full. Throws where it
 * holds what does not survive being written as JSON.
 */
export function partText(study: AnyStudy, part: string, runs: readonly Trace[]): string {
  const made = study.run(study.config, part, runs);
  return canonicalText(plain(made, `part "${part}" of ${study.name}`));
}

/**
 * The trace of a study of whose parts all texts are there, in the order of their names. Throws where
 * what is joined does not have the shape that the study's schema says, or has more.
 */
export async function studyTraceOf(
  study: AnyStudy,
  { code, reads }: StudyProvenance,
  texts: readonly string[],
): Promise<StudyTrace> {
  const { name, shows, seeds, config } = study;
  const names = study.parts(config);
  if (texts.length !== names.length)
    throw new Error(`${name} is not finished: ${texts.length} of ${names.length} parts are there`);
  const joined = study.join(
    config,
    texts.map((text) => JSON.parse(text) as unknown),
  );
  const data = digits(plain(joined, `the data of ${name}`));
  const parsed = study.schema.safeParse(data);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new Error(
      `${name} does not fit its schema at ${path.join(".") || "the whole"}: ${message}`,
    );
  }
  const undescribed = firstDifference(data, parsed.data);
  if (undescribed)
    throw new Error(`${name} records ${undescribed.path}, which its schema does not describe`);
  const hashes = await Promise.all(texts.map((text) => sha256(text)));
  return {
    version: VERSION,
    kind: "study",
    name,
    shows,
    provenance: {
      code,
      reads,
      parts: Object.fromEntries(names.map((part, i) => [part, hashes[i]])),
    },
    seeds,
    config: { ...config },
    data,
  };
}

/** The same value. Throws where it has what JSON has no text for, or another: NaN, undefined, typed arrays, instances of classes. */
function plain<Value>(value: Value, place: string): Value {
  const isPlain =
    value === null ||
    typeof value === "string" ||
    typeof value === "boolean" ||
    Number.isFinite(value);
  if (isPlain) return value;
  const prototype: unknown = typeof value === "object" && Object.getPrototypeOf(value);
  if (prototype === Array.prototype || prototype === Object.prototype)
    for (const [key, item] of Object.entries(value as object)) plain(item, `${place}, ${key}`);
  else throw new Error(`${place} is ${shown(value)}; only plain JSON data can be recorded`);
  return value;
}

const shown = (value: unknown): string =>
  typeof value === "object" ? `of class ${value?.constructor.name}` : String(value);
