import * as z from "zod/mini";
import { fastElman } from "../../kernel/fast-elman.ts";
import { elman } from "../../rnn/elman.ts";
import { freshSequences } from "../../rnn/fresh-sequences.ts";
import { initialParams } from "../../rnn/initialization.ts";
import { LN2 } from "../../rnn/loss.ts";
import { sgd } from "../../rnn/optimizer.ts";
import type { Params } from "../../rnn/params.ts";
import { seeded, type Random } from "../../rnn/random.ts";
import { runningText } from "../../rnn/running-text.ts";
import { constant } from "../../rnn/schedule.ts";
import type { Source } from "../../rnn/source.ts";
import { start, train } from "../../rnn/train.ts";
import { xorTriples } from "../../rnn/xor-triples.ts";
import { study } from "../study.ts";
import { readXor } from "../tasks/xor-reading.ts";

/** By phase of the predicted bit: the first of a triple, the second, their exclusive or. */
const byPhase = z.array(z.number()).check(z.length(3));

const networkSchema = z.object({
  seed: z.int(), //               of its first weights and of its bits
  loss: byPhase, //               mean on the test bits, in nats per bit; at best ln 2, ln 2, 0
  right: z.number(), //           share of third bits that got more than 1/2
  // share of predictions that the exclusive or of the last two bits read comes next; null where only one was read
  follows: z.array(z.nullable(z.number())).check(z.length(3)),
  isSolved: z.boolean(), //       whether the mean of `loss` is within the tolerance of the best
  solvedAfter: z.nullable(z.int()), // bits read when it was so first, to within one look; null: never
});

const curveSchema = z.object({
  seed: z.int(),
  isSolved: z.boolean(),
  bits: z.array(z.int()), //      read in training until each look
  loss: z.array(byPhase), //      at each look, on other bits, in nats per bit
});

const sizeSchema = z.object({
  units: z.int(),
  networks: z.array(networkSchema), // by seed
  curves: z.array(curveSchema), //     of the first that is solved in the end and the first that is not
});

const protocolSchema = z.object({
  name: z.string(),
  reset: z.nullable(z.int()), //  every so many bits the state is zero again; null: never, but where the text starts again
  lanes: z.int(), //              B
  truncation: z.int(), //         T: how many bits the gradient goes back
  learningRate: z.number(),
  updates: z.int(),
  bits: z.int(), //               read in training
  sizes: z.array(sizeSchema),
});

const schema = z.object({
  tolerance: z.number(), //       in nats per bit
  tested: z.int(), //             bits at the end
  protocols: z.array(protocolSchema),
});
export type TemporalXor = z.infer<typeof schema>;
type Size = z.infer<typeof sizeSchema>;

interface Protocol {
  readonly name: string;
  readonly reset: number | null;
  readonly lanes: number;
  readonly truncation: number;
  readonly learningRate: number;
  readonly clip: number | null;
  readonly updates: number;
  /** Bits of a text that is read again and again; null where every bit is new. */
  readonly text: number | null;
  readonly units: readonly number[];
}

const trained = { lanes: 32, learningRate: 1, clip: 1, text: null, units: [2, 3, 4, 6, 8] };

/** 600 passes over 3,000 bits, one bit an update, the state copied back without its gradient, as Elman did. */
const elmans = { lanes: 1, truncation: 1, clip: null, text: 3000, updates: 600 * 2999, units: [2] };

const protocols: readonly Protocol[] = [
  { ...trained, name: "endless stream", reset: null, truncation: 12, updates: 4000 },
  { ...trained, name: "reset every 30 bits", reset: 30, truncation: 30, updates: 1600 },
  { ...trained, name: "reset every triple", reset: 3, truncation: 3, updates: 4000 },
  ...[0.02, 0.1].map((learningRate) => ({
    ...elmans,
    name: `as Elman did, rate ${learningRate}`,
    reset: null,
    learningRate,
  })),
];

const config = {
  protocols,
  seeds: 12,
  tolerance: 0.03,
  looks: 40, //                   on the way, at equal distances
  lookedAt: 900, //               bits each time
  tested: 9000,
  testSeed: 1_000_003,
};
type Config = typeof config;

/** The weights are measured as trained; none of them is shown. */
export const temporalXor = study({
  name: "temporal-xor",
  shows: "Who learns that every third bit follows from the two before it",
  usedBy: ["unrolling-the-loop"],
  tier: "core",
  seeds: config.seeds,
  config,
  reads: [],
  parts: ({ protocols }) =>
    protocols.flatMap(({ name, units }) => units.map((H) => `${name}: ${H} units`)),
  work: ({ protocols, seeds }, part) => {
    const [protocol, H] = chosen(protocols, part);
    return (seeds * bitsOf(protocol) * (3 * H * H + 40)) / 1e6;
  },
  run: (config, part) => sizeOf(config, ...chosen(config.protocols, part)),
  join: ({ protocols, tolerance, tested }, sizes) => {
    let next = 0;
    return {
      tolerance,
      tested,
      protocols: protocols.map((protocol) => ({
        name: protocol.name,
        reset: protocol.reset,
        lanes: protocol.lanes,
        truncation: protocol.truncation,
        learningRate: protocol.learningRate,
        updates: protocol.updates,
        bits: bitsOf(protocol),
        sizes: protocol.units.map(() => sizes[next++]),
      })),
    };
  },
  schema,
});

/** The protocol and the number of units of a part. */
function chosen(protocols: readonly Protocol[], part: string): [Protocol, number] {
  const [name, units] = part.split(": ");
  const protocol = protocols.find((protocol) => protocol.name === name);
  if (!protocol) throw new Error(`no protocol is called "${name}"`);
  return [protocol, Number(units.split(" ")[0])];
}

const bitsOf = ({ lanes, truncation, updates }: Protocol) => lanes * truncation * updates;

function sizeOf(config: Config, protocol: Protocol, units: number): Size {
  const networks: Size["networks"] = [];
  const curves: Size["curves"] = [];
  for (let seed = 1; seed <= config.seeds; seed++) {
    const params = initialParams(units, 2, seeded(seed));
    const bits: number[] = [];
    const loss: number[][] = [];
    for (const read of trainInTurns(protocol, params, seed, config.looks)) {
      bits.push(read);
      loss.push([...look(config, protocol, params, config.lookedAt).loss]);
    }
    const end = look(config, protocol, params, config.tested);
    const isSolved = isBest(config, end.loss);
    networks.push({
      seed,
      loss: [...end.loss],
      right: end.right,
      follows: [...end.follows],
      isSolved,
      solvedAfter: bits[loss.findIndex((at) => isBest(config, at))] ?? null,
    });
    if (!curves.some((curve) => curve.isSolved === isSolved))
      curves.push({ seed, isSolved, bits, loss });
  }
  return { units, networks, curves };
}

/** Trains in place, and stops for a look so many times; gives the bits read by then. */
function* trainInTurns(
  protocol: Protocol,
  params: Params,
  seed: number,
  looks: number,
): Generator<number> {
  const { lanes, truncation, updates, learningRate } = protocol;
  // A single bit at a time is too little for the compiled cell to pay.
  const network = truncation === 1 ? elman(params) : fastElman(params);
  const options = {
    updates,
    schedule: constant(learningRate),
    clip: protocol.clip ?? Infinity,
    optimizer: sgd(),
  };
  const progress = start(lanes, network.stateSize);
  for (const { update } of train(network, sourceOf(protocol, seed), options, progress))
    if (update % (updates / looks) === 0) yield update * lanes * truncation;
}

/** No weights are drawn with so large a seed. */
const TEXT_SEEDS = 2_000_000;

function sourceOf({ reset, lanes, truncation: T, updates, text }: Protocol, seed: number): Source {
  const sequence = (random: Random) => {
    const bits = xorTriples(T / 3 + 1, random);
    return { inputs: bits.slice(0, T), targets: bits.slice(1, T + 1) };
  };
  if (reset !== null) return freshSequences(lanes, seed, sequence);
  // Every lane starts with a triple, and the last bit predicted is there too.
  const triples = text === null ? lanes * ((updates * T) / 3 + 1) : text / 3;
  return runningText(xorTriples(triples, seeded(TEXT_SEEDS + seed)), lanes, T);
}

/** How the network stands, on bits that it is not trained on, read as it was trained to. */
function look({ testSeed }: Config, { reset }: Protocol, params: Params, bits: number) {
  const length = reset ?? bits;
  return readXor(params, bits / length, length, seeded(testSeed));
}

/** Whether losses by phase are as small as can be, or nearly: nothing is known of two of the bits. */
function isBest({ tolerance }: Config, loss: readonly number[]): boolean {
  return (loss[0] + loss[1] + loss[2] - 2 * LN2) / 3 < tolerance;
}
