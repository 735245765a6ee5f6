import { firstDifference, type Difference } from "../trace/difference.ts";
import type { StudyTrace } from "../trace/schema.ts";
import { sha256 } from "../trace/sha256.ts";
import { studyTraceOf, type StudyProvenance } from "./record-study.ts";
import type { AnyStudy } from "./study.ts";

/** The part of a study that takes least to make. */
export const cheapestPart = ({ config, parts, work }: AnyStudy): string =>
  parts(config).reduce((best, part) => (work(config, part) < work(config, best) ? part : best));

/** Compares what a study's trace says of itself without any of its parts. */
export function compareStudyFrame(
  study: AnyStudy,
  { code, reads }: StudyProvenance,
  committed: StudyTrace,
): Difference | undefined {
  const { name, shows, seeds, config, provenance } = committed;
  return firstDifference(
    {
      name,
      shows,
      seeds,
      config,
      code: provenance.code,
      reads: provenance.reads,
      parts: Object.keys(provenance.parts).sort(),
    },
    {
      name: study.name,
      shows: study.shows,
      seeds: study.seeds,
      config: { ...study.config },
      code,
      reads,
      parts: [...study.parts(study.config)].sort(),
    },
  );
}

/** Compares one part, made again, with the hash that the trace has of it. */
export async function comparePart(
  committed: StudyTrace,
  part: string,
  text: string,
): Promise<Difference | undefined> {
  const path = `provenance.parts.${part}`;
  return firstDifference(committed.provenance.parts[part], await sha256(text), path);
}

/** Compares the whole trace with that of all parts, made again. */
export const compareStudy = async (
  study: AnyStudy,
  provenance: StudyProvenance,
  committed: StudyTrace,
  texts: readonly string[],
): Promise<Difference | undefined> =>
  firstDifference(committed, await studyTraceOf(study, provenance, texts));
