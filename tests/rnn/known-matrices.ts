import { readFileSync } from "node:fs";
import { matrix, type Matrix } from "../../src/rnn/matrix.ts";

/** A matrix, and what NumPy finds of it, in a fixture with its script beside it. */
export interface Known {
  readonly name: string;
  readonly W: Matrix;
  /** Real and imaginary parts, in the order of NumPy; only of square matrices. */
  readonly re?: number[];
  readonly im?: number[];
  readonly singularValues: number[];
}

interface Fixture {
  readonly matrices: Record<
    string,
    {
      rows: number;
      cols: number;
      data: number[];
      re?: number[];
      im?: number[];
      singularValues: number[];
    }
  >;
}

const fixture = JSON.parse(
  readFileSync(new URL("../fixtures/rnn-numpy.json", import.meta.url), "utf8"),
) as Fixture;

export const KNOWN: Known[] = Object.entries(fixture.matrices).map(
  ([name, { rows, cols, data, ...found }]) => ({
    name,
    W: matrix(rows, cols, Float64Array.from(data)),
    ...found,
  }),
);
