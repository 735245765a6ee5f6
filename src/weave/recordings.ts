import { rowsOf, type FromRuns, type FromStudy, type Row } from "../facts/headlines/headline.ts";
import { HEADLINES } from "../facts/headlines/registry.ts";
import { familyName } from "../trace/family.ts";
import { readManifest, readStudy } from "../trace/files.ts";
import type { Manifest } from "../trace/schema.ts";
import { familyOf, readAll } from "./evidence.ts";

/** A headline with the values of all its seeds. */
export interface ToldHeadline {
  readonly says: string;
  readonly text: (value: number) => string;
  readonly isLogarithmic: boolean;
  readonly rows: readonly Row[];
}

/** Recordings that are told together: a study, or training runs from several seeds and starts. */
export interface ToldRecording {
  /** The first chapter that it is made for, by its address. */
  readonly chapter: string;
  /** The name of its file, or the names of its families of runs. */
  readonly names: readonly string[];
  /** What is recorded, as a sentence without its full stop. */
  readonly shows: string;
  readonly files: number;
  readonly bytes: number; // of all files
  /** How many seeds stand behind each value; 0 where nothing is drawn at random. */
  readonly seeds: number;
  readonly headlines: readonly ToldHeadline[];
}

/** Everything that is recorded, in the order of the chapters, with its headlines. Throws where a recording has none. */
export async function toldRecordings(): Promise<ToldRecording[]> {
  const { traces } = await readManifest();
  const told = new Map<string, ToldRecording>();
  for (const [chapter, headlines] of Object.entries(HEADLINES))
    for (const { says, text, isLogarithmic = false, from } of headlines) {
      const { rows, ...found } =
        "study" in from ? await ofStudy(from, traces) : await ofRuns(from, traces);
      const key = found.names.join(" ");
      const recording = told.get(key) ?? { ...found, chapter, headlines: [] };
      const headline = { says, text, isLogarithmic, rows };
      told.set(key, { ...recording, headlines: [...recording.headlines, headline] });
    }
  const known = [...told.values()].flatMap(({ names }) => names);
  const untold = traces.find(({ name }) => !known.includes(familyName(name)));
  if (untold)
    throw new Error(`"${untold.name}" has no headline; give it one in src/facts/headlines`);
  return [...told.values()];
}

type Recorded = Manifest["traces"];
type Found = Omit<ToldRecording, "chapter" | "headlines"> & { readonly rows: readonly Row[] };

async function ofStudy(from: FromStudy, recorded: Recorded): Promise<Found> {
  const trace = await readStudy(from.study);
  const { name, shows, seeds } = trace;
  return { names: [name], shows, seeds, rows: rowsOf(from, trace), ...sizeOf([name], recorded) };
}

async function ofRuns({ families, value }: FromRuns, recorded: Recorded): Promise<Found> {
  const runs = families.map(({ family }) => familyOf(family));
  const all = await Promise.all(runs.map(readAll));
  return {
    names: families.map(({ family }) => family),
    shows: all[0][0].shows,
    seeds: runs[0].length,
    rows: families.map(({ name }, i) => ({ name, values: all[i].map(value) })),
    ...sizeOf(runs.flat(), recorded),
  };
}

function sizeOf(names: readonly string[], recorded: Recorded) {
  const own = recorded.filter(({ name }) => names.includes(name));
  return { files: own.length, bytes: own.reduce((sum, { bytes }) => sum + bytes, 0) };
}
