import type { Headline } from "./headline.ts";
import { learningHeadlines } from "./learning-through-time.ts";
import { snapshotHeadlines } from "./snapshots-vs-movies.ts";
import { ceilingHeadlines } from "./the-ceiling.ts";
import { feedbackHeadlines } from "./the-feedback-loop.ts";
import { unrollingHeadlines } from "./unrolling-the-loop.ts";
import { discoveryHeadlines } from "./what-the-network-discovers.ts";
import { fadingHeadlines } from "./why-memory-fades.ts";

/** What the recordings stand for: chapter → its headlines. */
export const HEADLINES: Readonly<Record<string, readonly Headline[]>> = {
  "snapshots-vs-movies": snapshotHeadlines,
  "the-feedback-loop": feedbackHeadlines,
  "unrolling-the-loop": unrollingHeadlines,
  "learning-through-time": learningHeadlines,
  "why-memory-fades": fadingHeadlines,
  "what-the-network-discovers": discoveryHeadlines,
  "the-ceiling": ceilingHeadlines,
};
