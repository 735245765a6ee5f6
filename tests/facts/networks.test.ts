import { expect, test } from "vitest";
import { lastNetworkOf, networksOf, read } from "../../src/facts/networks.ts";
import { SYMBOLS } from "../../src/grammar/symbols.ts";
import { loss } from "../../src/rnn/loss.ts";
import { norm } from "../../src/rnn/matrix.ts";
import { encode, vocabulary } from "../../src/rnn/vocabulary.ts";
import { readTrace } from "../../src/trace/files.ts";

const trace = await readTrace("main-s1");

test("a run has one network a checkpoint, unpacked once", () => {
  expect(networksOf(trace)).toHaveLength(trace.checkpoint.update.length);
  expect(networksOf(trace)).toBe(networksOf(trace));
  expect(lastNetworkOf(trace)).toBe(networksOf(trace).at(-1));
  expect(lastNetworkOf(trace)).not.toEqual(networksOf(trace)[0]);
});

test("a network reads from the zero state, one step a character", () => {
  const text = "the lion chases the ";
  const tape = read(lastNetworkOf(trace), text);
  expect(norm(tape.hPrev.row[0])).toBe(0);
  expect(tape.p.row).toHaveLength(text.length);
  for (const p of tape.p.row) expect(p.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
});

test("the network at the end reads the language, and the one at the start does not", () => {
  const { text } = trace.probe;
  const targets = encode(vocabulary(SYMBOLS), text).slice(1);
  const lossOf = (network: (typeof networks)[number]) =>
    loss(read(network, text.slice(0, -1)), targets) / targets.length;
  const networks = networksOf(trace);
  expect(lossOf(networks[0])).toBeGreaterThan(Math.log(SYMBOLS.length) - 0.5);
  expect(lossOf(lastNetworkOf(trace))).toBeLessThan(1.2 * trace.entropyRate * Math.LN2);
});
