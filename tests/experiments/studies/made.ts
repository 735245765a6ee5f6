import type * as z from "zod/mini";
import type { Study } from "../../../src/experiments/study.ts";
import { firstDifference } from "../../../src/trace/difference.ts";
import type { Trace } from "../../../src/trace/schema.ts";

/**
 * What a study records with another configuration, every part written as JSON and read again as the
 * recorder does it. Throws where it does not fit its schema, or holds what its schema does not name.
 */
export function made<Config extends object, Part, Data>(
  { parts, run, join, schema }: Study<Config, Part, Data>,
  config: Config,
  runs: readonly Trace[] = [],
): Data {
  const done = parts(config).map((part) => json(run(config, part, runs)));
  const data = json(join(config, done));
  const parsed = (schema as z.ZodMiniType).parse(data);
  const undescribed = firstDifference(data, parsed);
  if (undescribed) throw new Error(`${undescribed.path} is not in the schema`);
  return data;
}

/** The value as JSON keeps it. Throws where something is lost, such as an Infinity. */
function json<Value>(value: Value): Value {
  const kept = JSON.parse(JSON.stringify(value)) as Value;
  const lost = firstDifference(value, kept);
  if (lost) throw new Error(`${lost.path} is lost in JSON`);
  return kept;
}
