import { readFileSync } from "node:fs";
import { checkBook, refuseUnused } from "./book-check.ts";
import { FACTS } from "../facts/registry.ts";
import { chapterFile, readChapterSource } from "./chapter-source.ts";
import { readChapters } from "./chapters.ts";
import {
  claimEvidence,
  numberEvidence,
  type ClaimEvidence,
  type NumberEvidence,
} from "./evidence.ts";

/** Where a fact is used. */
export interface Place {
  /** The page, relative to the site. */
  readonly path: string;
  readonly title: string;
  /** The line of the chapter's source; none for other pages. */
  readonly line: number | undefined;
}

/** Everything the book states, with what stands behind it and where it is stated. */
export interface Ledger {
  readonly claims: readonly (ClaimEvidence & { readonly places: readonly Place[] })[];
  readonly numbers: readonly (NumberEvidence & {
    readonly places: readonly Place[];
    /** Largest less smallest value over the runs of all seeds. */
    readonly spread: number;
  })[];
}

const FRONT = "src/pages/index.astro";

/** The ledger. Throws on whatever is wrong in a chapter, and on a fact that no page uses, so that nothing stale is kept. */
export async function ledger(): Promise<Ledger> {
  await checkBook(); // so that what is wrong is said with its place, whichever page is made first
  const places = usesOf();
  refuseUnused(new Set(places.keys()));
  const claims: Ledger["claims"][number][] = [];
  const numbers: Ledger["numbers"][number][] = [];
  for (const [name, { kind }] of FACTS) {
    const used = places.get(name) ?? [];
    if (kind === "claim") claims.push({ ...(await claimEvidence(name)), places: used });
    else {
      const evidence = await numberEvidence(kind, name);
      const values = evidence.readings.map(({ value }) => value);
      const spread = values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
      numbers.push({ ...evidence, places: used, spread });
    }
  }
  return { claims, numbers };
}

/** The places of each fact, by its name. */
function usesOf(): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  const add = (name: string | undefined, place: Place) => {
    if (name !== undefined) places.set(name, [...(places.get(name) ?? []), place]);
  };
  // The front page is no MDX; there a fact is named in the same attributes.
  for (const [, name] of readFileSync(FRONT, "utf8").matchAll(/\b(?:of|that)="([\w.-]+)"/g))
    add(name, { path: "", title: "Front page", line: undefined });
  for (const { slug, title, written } of readChapters()) {
    if (!written) continue;
    for (const { element, attributes, line } of readChapterSource(chapterFile(slug)).uses)
      if (["Measured", "Computed", "Given", "Claim"].includes(element))
        add(attributes.of ?? attributes.that, { path: `${slug}/`, title, line });
  }
  return places;
}
