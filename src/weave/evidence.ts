import type { Claim, Computed, Fact, Given, Measured } from "../facts/fact.ts";
import { FACTS } from "../facts/registry.ts";
import { dataOf } from "../facts/fact.ts";
import { familyName } from "../trace/family.ts";
import { readManifest, readStudy, readTrace } from "../trace/files.ts";
import type { Trace } from "../trace/schema.ts";

/** The run that the book shows. */
export const SHOWN = "main-s1";

/** What one run says on a fact. */
export interface Reading {
  readonly run: string;
  readonly update: number | undefined;
  readonly value: number;
  readonly text: string;
}

/** A number as it stands in a sentence, and what stands behind it. */
export interface NumberEvidence {
  readonly name: string;
  readonly kind: "measured" | "computed" | "given";
  readonly says: string;
  readonly value: number;
  readonly text: string;
  /** The runs of all seeds, the one quoted first; none where nothing was measured. */
  readonly readings: readonly Reading[];
}

/** A claim that holds, and by which numbers, run by run or for all at once. */
export interface ClaimEvidence {
  readonly name: string;
  readonly kind: "claim";
  readonly says: string;
  readonly findings: readonly { readonly runs: string; readonly evidence: string }[];
}

const { traces: RECORDED } = await readManifest();
/** Whatever has the hash of its weights is a training run. */
const RUNS = RECORDED.filter(({ weights }) => weights !== undefined).map(({ name }) => name);

/** The recorded runs of a family: the same experiment from several seeds. Throws where there is none. */
export function familyOf(family: string): string[] {
  const names = RUNS;
  const runs = names.filter((name) => familyName(name) === family);
  if (runs.length === 0) {
    const families = [...new Set(names.map(familyName))];
    throw new Error(`finds no runs "${family}"; there are ${families.join(", ")}`);
  }
  return runs;
}

/** The traces of some runs, in their order. */
export const readAll = (runs: readonly string[]): Promise<Trace[]> =>
  Promise.all(runs.map((run) => readTrace(run)));

const known = new Map<string, Promise<unknown>>();

/** What `make` gives, made once for each key. */
function once<Value>(key: string, make: () => Promise<Value>): Promise<Value> {
  let value = known.get(key);
  if (!value) known.set(key, (value = make()));
  return value as Promise<Value>;
}

/**
 * The number `name` of the facts, read from `run` where it is measured. Throws where no fact of
 * that kind has the name, naming those that begin alike or else all; and where it is not finite.
 */
export function numberEvidence(
  kind: NumberEvidence["kind"],
  name: string,
  run = SHOWN,
): Promise<NumberEvidence> {
  return once(`${kind} ${name} ${run}`, async () => {
    const fact = factOf(kind, name) as Measured | Computed | Given;
    const { says } = fact;
    const number = (value: number, source: string) => {
      if (!Number.isFinite(value))
        throw new Error(`finds ${value} as "${name}" in ${source}; it has to be finite`);
      return { value, text: fact.text(value) };
    };
    if (fact.kind === "computed")
      return { name, kind, says, readings: [], ...number(fact.value(), "its formula") };
    if (fact.kind === "given") {
      const trace = await readTrace(run);
      return { name, kind, says, readings: [], ...number(fact.value(trace), run) };
    }
    if (fact.kind === "measured" && typeof fact.value === "object" && "study" in fact.value) {
      const { study: source, of, seeds } = fact.value;
      const data = dataOf(await readStudy(source));
      const found = number(of(data), source);
      const alone = (seeds?.(data) ?? []).map((value, i) => ({
        run: `${source}, seed ${i + 1}`,
        update: undefined,
        ...number(value, source),
      }));
      const readings = [{ run: source, update: undefined, ...found }, ...alone];
      return { name, kind, says, readings, ...found };
    }
    if (fact.kind === "measured" && typeof fact.value === "object" && "over" in fact.value) {
      const { over, all } = fact.value;
      const traces = await readAll(over.flatMap(familyOf));
      const runs = over.map((family) => `${family}-s*`).join(", ");
      const found = number(all(traces), runs);
      return { name, kind, says, readings: [{ run: runs, update: undefined, ...found }], ...found };
    }
    const { value: valueOf, update: updateOf } = fact as Measured & {
      value: (trace: Trace) => number;
    };
    const seeds = familyOf(familyName(run));
    if (!seeds.includes(run))
      throw new Error(`finds no run "${run}"; there are ${seeds.join(", ")}`);
    const readings = await Promise.all(
      [run, ...seeds.filter((seed) => seed !== run)].map(async (seed) => {
        const trace = await readTrace(seed);
        return { run: seed, update: updateOf?.(trace), ...number(valueOf(trace), seed) };
      }),
    );
    const [{ value, text }] = readings;
    return { name, kind, says, value, text, readings };
  });
}

/** The claim `name`, once it is found to hold in every run it is about. Throws, naming the run, where it does not. */
export function claimEvidence(name: string): Promise<ClaimEvidence> {
  return once(`claim ${name}`, async () => {
    const { says, over, find } = factOf("claim", name) as Claim;
    const found = await findingsOf(find, over.flatMap(familyOf));
    const broken = found.find(({ holds }) => !holds);
    if (broken)
      throw new Error(
        `says in "${name}" what does not hold in ${broken.runs}: ${broken.evidence}; it needs that ${says}`,
      );
    return { name, kind: "claim", says, findings: found };
  });
}

/** What a claim finds: in each of the runs, in all of them together, in a study, or by its formula. */
async function findingsOf(find: Claim["find"], runs: readonly string[]) {
  if (typeof find === "function")
    return (await readAll(runs)).map((trace) => ({ runs: trace.name, ...find(trace) }));
  if ("formula" in find) return [{ runs: "a formula, no run", ...find.formula() }];
  if ("study" in find)
    return [{ runs: find.study, ...find.of(dataOf(await readStudy(find.study))) }];
  return [{ runs: runs.join(", "), ...find.all(await readAll(runs)) }];
}

function factOf(kind: NumberEvidence["kind"] | "claim", name: string) {
  const fact = FACTS.get(name);
  if (fact?.kind === kind) return fact;
  if (fact)
    throw new Error(`asks for "${name}", which is a ${called(fact.kind)}, not a ${called(kind)}`);
  const names = [...FACTS].filter(([, one]) => one.kind === kind).map(([one]) => one);
  const alike = names.filter((one) => one.split(".")[0] === name.split(".")[0]);
  const near = alike.length > 0 ? alike : names;
  throw new Error(`finds no ${called(kind)} "${name}"; there are ${near.join(", ")}`);
}

const called = (kind: Fact["kind"]): string => (kind === "claim" ? kind : `${kind} number`);
