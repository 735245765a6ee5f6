import type { Headline } from "./headline.ts";
import { learningHeadlines } from "./learning-through-time.ts";
import { snapshotHeadlines } from "./snapshots-vs-movies.ts";
import { ceilingHeadlines } from "./the-ceiling.ts";
import { feedbackHeadlines } from "./the-feedback-loop.ts";
import { unrollingHeadlines } from "./unrolling-the-loop.ts";
import { discoveryHeadlines } from "./what-the-network-discovers.ts";
import { fadingHeadlines } from "./why-memory-fades.ts";

/** What the recordings stand for, in the order of the chapters. */
export const HEADLINES: readonly Headline[] = [
  ...snapshotHeadlines,
  ...feedbackHeadlines,
  ...unrollingHeadlines,
  ...learningHeadlines,
  ...fadingHeadlines,
  ...discoveryHeadlines,
  ...ceilingHeadlines,
];
