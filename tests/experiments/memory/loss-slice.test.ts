import { expect, test } from "vitest";
import { directions, lossSlice } from "../../../src/experiments/memory/loss-slice.ts";
import { elman } from "../../../src/rnn/elman.ts";
import { runningText } from "../../../src/rnn/running-text.ts";
import { allNumbers } from "../../../src/rnn/params.ts";
import { seeded } from "../../../src/rnn/random.ts";
import { bitsOf } from "../../rnn/bytes.ts";
import { chain, trained } from "../../rnn/trained.ts";

const [H, V] = [4, 5];
const params = trained(H, V, 31);
const network = elman(params);
const window = runningText(chain(41, V, seeded(3)), 2, 10).window(0);
const states = [0, 1].map(() => new Float64Array(H).fill(0.1));

/** The loss and its gradient, a mean over the 20 predictions. */
function here() {
  const loss = network.read(
    states.map((state) => state.slice()),
    window.inputs,
    window.targets,
  );
  return { loss: loss / 20, gradient: network.gradients.map((d) => d.map((v) => v / 20)) };
}

const length = (flat: readonly Float64Array[]) =>
  Math.hypot(...flat.flatMap((numbers) => [...numbers]));

test("directions are of length 1 and perpendicular", () => {
  const { first, second } = directions(here().gradient, allNumbers(trained(H, V, 5)));
  expect([length(first), length(second)]).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)]);
  const dot = first.reduce(
    (sum, numbers, at) => sum + numbers.reduce((s, v, i) => s + v * second[at][i], 0),
    0,
  );
  expect(dot).toBeCloseTo(0, 12);
});

test("in the middle is the loss, and its slope along the gradient is the gradient's length", () => {
  const { loss, gradient } = here();
  const plane = directions(gradient, allNumbers(trained(H, V, 5)));
  const [e, f] = [1e-5, 1e-5];
  const slice = lossSlice(network, plane, { a: [-e, 0, e], b: [-f, 0, f] }, states, window);
  expect(slice[1][1]).toBe(loss);
  expect((slice[1][2] - slice[1][0]) / (2 * e)).toBeCloseTo(length(gradient), 6);
  // What is perpendicular to the gradient changes nothing at first.
  expect((slice[2][1] - slice[0][1]) / (2 * f)).toBeCloseTo(0, 6);
});

test("network and states are left as they were", () => {
  const before = allNumbers(params).map(bitsOf);
  const plane = directions(here().gradient, allNumbers(trained(H, V, 5)));
  lossSlice(network, plane, { a: [-1, 1], b: [2] }, states, window);
  expect(allNumbers(params).map(bitsOf)).toEqual(before);
  for (const state of states) expect(state).toEqual(new Float64Array(H).fill(0.1));
});

test("a direction without a length is refused", () => {
  const { gradient } = here();
  const nothing = gradient.map((numbers) => numbers.map(() => 0));
  expect(() => directions(nothing, gradient)).toThrow("a direction has a length above 0, not 0");
});
