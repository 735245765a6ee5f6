import type * as z from "zod/mini";
import type { Trace } from "../trace/schema.ts";
import type { Tier } from "./experiment.ts";

/**
 * An experiment that is more, or less, than one training run: sweeps over seeds and sizes, and what is
 * measured on recorded networks. A pure function of its configuration and of the runs it reads.
 * It is made of parts that do not depend on each other, so that they can be shared out among cores
 * and machines, and so that a stopped recording loses no more than one of them.
 */
export interface Study<Config extends object, Part, Data> {
  readonly kind: "study";
  /** Also the name of its file in traces/. */
  readonly name: string;
  /** What a reader can see in it, as one sentence without its full stop. */
  readonly shows: string;
  /** The chapters that tell it, by their addresses. */
  readonly usedBy: readonly string[];
  readonly tier: Tier;
  /** How many seeds stand behind each headline; 0 where nothing is drawn at random. */
  readonly seeds: number;
  readonly config: Config;
  /** The runs it measures, by name: it is stale where one of them changed. */
  readonly reads: readonly string[];
  /** The names of its parts, in the order in which `join` takes them. */
  readonly parts: (config: Config) => readonly string[];
  /** About how long a part takes beside others, in millions of multiplications. */
  readonly work: (config: Config, part: string) => number;
  /** One part, as plain data that survives being written as JSON. */
  readonly run: (config: Config, part: string, runs: readonly Trace[]) => Part;
  /** What is recorded, of all parts. */
  readonly join: (config: Config, parts: readonly Part[]) => Data;
  /** The shape of what is recorded: names, shapes, units. */
  readonly schema: z.ZodMiniType<Data>;
}

/** A study of which only the recorder knows that its functions fit each other. */
export type AnyStudy = Study<object, unknown, unknown>;

/** Declares a study; exists so that the types of its parts are inferred. */
export const study = <Config extends object, Part, Data>(
  made: Omit<Study<Config, Part, Data>, "kind">,
): Study<Config, Part, Data> => ({ kind: "study", ...made });
