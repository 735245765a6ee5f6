import { levelPaths } from "./cells.ts";
import { CANDIDATES, LEAST, type Reading } from "./tape-reading.ts";
import { visible } from "./visible-text.ts";

/** What one network draws: the cells of each level, and the rows of candidates. */
export interface Picture {
  readonly levels: readonly string[];
  readonly candidates: readonly CandidateRow[];
}

/** One row of candidates: letters that come and letters that do not, a place each, and bars under both. */
interface CandidateRow {
  readonly comes: string;
  readonly other: string;
  readonly bars: string;
}

const done = new WeakMap<Reading, Picture>();

/** The picture of a reading; made once, so that scrubbing only sets attributes. */
export function pictureOf(reading: Reading, order: readonly number[]): Picture {
  let picture = done.get(reading);
  if (!picture) {
    const candidates = Array.from({ length: CANDIDATES }, (_, rank) => candidateRow(reading, rank));
    picture = { levels: levelPaths(reading.h, order), candidates };
    done.set(reading, picture);
  }
  return picture;
}

function candidateRow({ expected }: Reading, rank: number): CandidateRow {
  const row = { comes: "", other: "", bars: "" };
  expected.forEach((candidates, column) => {
    const { symbol, p, comes } = candidates[rank];
    const letter = p < LEAST ? " " : visible(symbol);
    row.comes += comes ? letter : " ";
    row.other += comes ? " " : letter;
    if (p >= LEAST) row.bars += bar(column, p);
  });
  return row;
}

/** A bar under the middle of a column, as long as a probability. */
const bar = (column: number, p: number) =>
  `M${(column + 0.5 - 0.4 * p).toFixed(2)} .5h${(0.8 * p).toFixed(2)}`;
