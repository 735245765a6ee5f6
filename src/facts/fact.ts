import type { StudyTrace, Trace } from "../trace/schema.ts";

/** A number read from a recorded run. */
export interface Measured {
  readonly kind: "measured";
  /** What is measured, how, and on what, as the ledger says it. */
  readonly says: string;
  /** The update it belongs to; none where it is of the whole training. */
  readonly update?: (trace: Trace) => number;
  /**
   * Read from one run, and from its other seeds for comparison; from all seeds of some families at
   * once; or from a study.
   */
  readonly value: ((trace: Trace) => number) | OverRuns | OfStudy;
  readonly text: (value: number) => string;
}

/** A number that several runs give together. */
export interface OverRuns {
  /** Families, whose every seed is read. */
  readonly over: readonly string[];
  readonly all: (traces: readonly Trace[]) => number;
}

/** A number that a study gives. */
export interface OfStudy<Data = never> {
  readonly study: string;
  readonly of: (data: Data) => number;
  /** The same for each seed alone, where there are several: the spread behind the number. */
  readonly seeds?: (data: Data) => readonly number[];
}

/** A number that follows from a formula, the language or the shape of the network. */
export interface Computed {
  readonly kind: "computed";
  /** The formula, in words or symbols. */
  readonly says: string;
  readonly value: () => number;
  readonly text: (value: number) => string;
}

/** A number that was chosen: a setting of the runs, a threshold, a size. */
export interface Given {
  readonly kind: "given";
  /** What it is, and why so. */
  readonly says: string;
  readonly value: (trace: Trace) => number;
  readonly text: (value: number) => string;
}

/** A sentence's relation, as a test over runs. */
export interface Claim {
  readonly kind: "claim";
  /** What has to hold, precisely. */
  readonly says: string;
  /** The runs it is about: families, whose every seed is tested. None where no run bears on it. */
  readonly over: readonly string[];
  /** What is found; of one run, of all at once where runs are compared, of a study, or of a formula. */
  readonly find:
    | ((trace: Trace) => Finding)
    | { readonly all: (traces: readonly Trace[]) => Finding }
    | { readonly study: string; readonly of: (data: never) => Finding }
    | { readonly formula: () => Finding };
}

/** Whether a claim holds, and by which numbers. */
export interface Finding {
  readonly holds: boolean;
  readonly evidence: string;
}

export type Fact = Measured | Computed | Given | Claim;

/** What one chapter states, by name. */
export type Facts = Readonly<Record<string, Fact>>;

export const measured = (fact: Omit<Measured, "kind">): Measured => ({ kind: "measured", ...fact });
export const computed = (fact: Omit<Computed, "kind">): Computed => ({ kind: "computed", ...fact });
export const given = (fact: Omit<Given, "kind">): Given => ({ kind: "given", ...fact });
export const claim = (fact: Omit<Claim, "kind">): Claim => ({ kind: "claim", ...fact });

/** The number `of` the data of a study, as a fact's value; `Data` is the type its module gives. */
export const ofStudy = <Data>(value: OfStudy<Data>): OfStudy => value as unknown as OfStudy;

/** What the data of a study say on a claim, as its `find`. */
export const foundInStudy = <Data>(study: string, of: (data: Data) => Finding) => ({ study, of });

/** The data of a study as its module types them: their shape was checked when they were recorded. */
export const dataOf = (study: StudyTrace): never => study.data as never;

/** The last recorded update of a run, and the place of its checkpoint. */
export const lastUpdate = ({ updates }: Trace): number => updates;
export const lastOf = <Value>(values: readonly Value[]): Value => values[values.length - 1];
