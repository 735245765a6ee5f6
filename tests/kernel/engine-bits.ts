import { MAIN_TRAINING, trained } from "../../src/experiments/language/training.ts";
import { sameBits } from "../rnn/same-bits.ts";
import { cellMeasures, CELLS } from "../traces/tiny-registry/cell-measures.ts";
import { wordMeasures } from "../traces/tiny-registry/word-measures.ts";
import { allCells } from "./kernel-bits.ts";

/** What one engine makes of the same trainings, in hexadecimal digits; no kernel where it compiled none. */
export interface EngineBits {
  /** Twenty updates of the textbook's Elman network, as tests/rnn/same-bits.test.ts knows them. */
  readonly elman: string;
  /** A training of every cell by the textbook. */
  readonly textbook: string;
  /** The same by the compiled cells. */
  readonly kernel?: string;
  /** What studies of words and of cells measure on small networks; the digits of a number tell all of its bits. */
  readonly measures: string;
}

/** Trains in whatever engine this is. */
export function engineBits(): EngineBits {
  const textbook = {
    elman: hexadecimal(sameBits()),
    textbook: hexadecimal(allCells("textbook")),
    measures: measures(),
  };
  if (typeof WebAssembly !== "object") return textbook;
  const { Instance } = WebAssembly;
  let started = 0;
  WebAssembly.Instance = function (module: WebAssembly.Module) {
    started++;
    return new Instance(module);
  } as unknown as typeof Instance;
  const kernel = hexadecimal(allCells("fast"));
  WebAssembly.Instance = Instance;
  return started === 3 ? { ...textbook, kernel } : textbook;
}

/** The measures of a network of letters, briefly trained, and of lessons of every kind of cell, as JSON. */
export function measures(): string {
  const network = trained({ ...MAIN_TRAINING, hiddenSize: 12, sentences: 300, epochs: 3 });
  return JSON.stringify([
    wordMeasures(network, 1500),
    CELLS.map((config) => cellMeasures(config, 6)),
  ]);
}

const hexadecimal = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
