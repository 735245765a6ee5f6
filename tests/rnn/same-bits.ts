import { initialParams } from "../../src/rnn/initialization.ts";
import { elman } from "../../src/rnn/elman.ts";
import { sgd } from "../../src/rnn/optimizer.ts";
import { allNumbers } from "../../src/rnn/params.ts";
import { seeded } from "../../src/rnn/random.ts";
import { runningText } from "../../src/rnn/running-text.ts";
import { cosine } from "../../src/rnn/schedule.ts";
import { start, train } from "../../src/rnn/train.ts";
import { encode, vocabulary } from "../../src/rnn/vocabulary.ts";

const TEXT =
  "the same text. the same seed. the same sums in the same order. so the same bits come out, " +
  "in this engine and in the next. nothing here asks the clock, and nothing rounds twice. ";

/**
 * All weights of a small network after 20 updates, as little-endian doubles. Needs nothing of
 * Node and nothing of the page, so that every engine can run it; their answers must not differ.
 */
export function sameBits(): Uint8Array {
  const symbols = vocabulary([...new Set(TEXT)].join(""));
  const params = initialParams(18, symbols.symbols.length, seeded(20), "orthogonal");
  const options = {
    updates: 20,
    schedule: cosine(1, 20),
    clip: 1,
    optimizer: sgd(),
  };
  const source = runningText(encode(symbols, TEXT), 3, 7);
  for (const update of train(elman(params), source, options, start(3, 18)))
    if (!(update.loss < 5)) throw new Error(`update ${update.update} has the loss ${update.loss}`);

  const numbers = allNumbers(params).flatMap((theta) => [...theta]);
  const view = new DataView(new ArrayBuffer(8 * numbers.length));
  numbers.forEach((number, i) => view.setFloat64(8 * i, number, true));
  return new Uint8Array(view.buffer);
}
