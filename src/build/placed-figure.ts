import { gzipSync } from "node:zlib";
import { JSDOM } from "jsdom";
import { initialState, type State } from "../figures/axis.ts";
import { FIGURES, type AnyFigure } from "../figures/registry.ts";
import { sha256 } from "../trace/sha256.ts";
import { readRecording } from "../trace/files.ts";

/** A file of a figure's data, as the page will fetch it. */
export interface DataFile {
  /** Named after its content: a changed file has another name, so that it may be cached for ever. */
  readonly name: string;
  readonly gzip: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
  readonly bytes: number;
}

/** A figure together with the runs it replays. */
export interface PlacedFigure {
  readonly figure: AnyFigure;
  readonly data: unknown;
  readonly rest: State;
  /** The data without its parts: what the page has from the start. */
  readonly head: unknown;
  readonly files: readonly DataFile[];
}

const placed = new Map<string, Promise<PlacedFigure>>();

/** The figure `id` over its runs, made once. Throws on an unknown figure, naming those there are. */
export function placeFigure(id: string): Promise<PlacedFigure> {
  let figure = placed.get(id);
  if (!figure) placed.set(id, (figure = place(id)));
  return figure;
}

async function place(id: string): Promise<PlacedFigure> {
  const load = FIGURES.get(id);
  if (!load) throw new Error(`no figure "${id}"; there are ${[...FIGURES.keys()].join(", ")}`);
  const figure = await load();
  const recordings = await Promise.all(figure.runs.map((name) => readRecording(name)));
  const data = figure.select(...recordings);
  const { head, parts } = figure.parts?.split(data) ?? { head: data, parts: [] };
  const files = await Promise.all(
    parts.map((part, i) => dataFile(`${figure.parts?.name ?? id}-${i}`, part)),
  );
  return { figure, data, rest: initialState(figure.axes(data)), head, files };
}

async function dataFile(name: string, part: unknown): Promise<DataFile> {
  const bytes = new TextEncoder().encode(JSON.stringify(part));
  const hash = await sha256(bytes);
  return {
    name: `${name}.${hash.slice(0, 12)}.json.gz`,
    gzip: new Uint8Array(gzipSync(bytes, { level: 9 })),
    sha256: hash,
    bytes: bytes.length,
  };
}

const { document } = new JSDOM("").window;

/** The drawing of a figure in some state, as HTML. */
export const still = ({ figure, data }: PlacedFigure, state: State): string =>
  figure.draw(data, state, { document }).outerHTML;
