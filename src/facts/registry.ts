import type { Fact, Facts } from "./fact.ts";
import { feedbackFacts } from "./the-feedback-loop.ts";
import { frontFacts } from "./front.ts";
import { snapshotFacts } from "./snapshots-vs-movies.ts";
import { unrollingFacts } from "./unrolling-the-loop.ts";

/** What the front page and each chapter state; a name stands for one fact in the whole book. */
const BY_PAGE: readonly Facts[] = [frontFacts, snapshotFacts, feedbackFacts, unrollingFacts];

/** Every fact of the book, by name. Throws where a name is used twice. */
export const FACTS: ReadonlyMap<string, Fact> = new Map(
  BY_PAGE.flatMap((facts) => Object.entries(facts)),
);

const count = BY_PAGE.reduce((sum, facts) => sum + Object.keys(facts).length, 0);
if (FACTS.size !== count) throw new Error("two facts of the book have the same name");
