import * as z from "zod/mini";
import { drawCorpus } from "../../grammar/corpus.ts";
import { entropyRate } from "../../grammar/entropy.ts";
import { judge } from "../../grammar/judge.ts";
import { orderFloor, orderModel } from "../../grammar/order-model.ts";
import { orderLoss, orderText } from "../../grammar/order-text.ts";
import { nats } from "../../rnn/loss.ts";
import { seeded } from "../../rnn/random.ts";
import type { Trace } from "../../trace/schema.ts";
import { study } from "../study.ts";

const writingSchema = z.object({
  seed: z.int(),
  text: z.string(), //            its beginning; the counts are of all that was written
  words: z.int(), //              judged
  knownWords: z.int(), //         of them, those of the language
  sentences: z.int(), //          judged
  knownSentences: z.int(), //     of them, those of the language
  distinct: z.int(), //           different sentences of the language
});

const orderSchema = z.object({
  k: z.int(), //                  how many characters it sees
  contexts: z.int(), //           how many different pasts it tells apart
  floor: z.number(), //           its exact loss in the long run, in nats per character
  testLoss: z.number(), //        its loss on the test text of the networks, in nats per character
  writings: z.array(writingSchema),
});

const networkSchema = z.object({
  run: z.string(), //             the recorded run
  update: z.array(z.int()), //    of its checkpoints
  testLoss: z.array(z.number()), //   at each, in nats per character
});

const schema = z.object({
  entropyRate: z.number(), //     of the language, in nats per character
  horizon: z.int(), //            the least k whose floor is within the tolerance of the entropy rate
  orders: z.array(orderSchema), //    k = 0, 1, …
  networks: z.array(networkSchema),
});
export type OrderK = z.infer<typeof schema>;

const config = {
  largest: 20, //                 k
  tolerance: 0.01, //             of the entropy rate: within it, longer memory counts as worth nothing
  written: 20_000, //             characters by each predictor with each seed
  shown: 300, //                  of them kept
  seeds: [1, 2, 3, 4, 5],
};
type Config = typeof config;
type Part = Pick<OrderK, "orders" | "networks">;

const NETWORKS = "the networks";

export const orderK = study({
  name: "order-k",
  shows: "How much of the past is worth remembering, and what is written with so much of it",
  usedBy: ["snapshots-vs-movies", "why-memory-fades", "the-ceiling"],
  tier: "core",
  seeds: config.seeds.length,
  config,
  reads: ["main-s1", "main-s2", "main-s3"],
  parts: ({ largest }) => [
    ...Array.from({ length: largest + 1 }, (_, k) => `order ${k}`),
    NETWORKS,
  ],
  work: (_, part) => (part === NETWORKS ? 1 : 50),
  run: (config, part, runs): Part =>
    part === NETWORKS
      ? { orders: [], networks: runs.map(lossesOf) }
      : { orders: [orderOf(config, Number(part.split(" ")[1]), runs[0])], networks: [] },
  join: ({ tolerance }, parts) => {
    const orders = parts.flatMap((part) => part.orders);
    const rate = nats(entropyRate());
    const horizon = orders.findIndex(({ floor }) => floor <= (1 + tolerance) * rate);
    return { entropyRate: rate, horizon, orders, networks: parts.flatMap((part) => part.networks) };
  },
  schema,
});

function orderOf(config: Config, k: number, { test }: Trace): OrderK["orders"][number] {
  const model = orderModel(k);
  return {
    k,
    contexts: model.size,
    floor: nats(orderFloor(k)),
    testLoss: orderLoss(model, k, drawCorpus(test.sentences, seeded(test.seed))),
    writings: config.seeds.map((seed) => {
      const text = orderText(model, k, config.written, seeded(seed));
      const { words, sentences, distinct } = judge(text);
      return {
        seed,
        text: text.slice(0, config.shown),
        words: words.length,
        knownWords: words.filter(({ known }) => known).length,
        sentences: sentences.length,
        knownSentences: sentences.filter(({ known }) => known).length,
        distinct,
      };
    }),
  };
}

const lossesOf = ({ name, checkpoint }: Trace): OrderK["networks"][number] => ({
  run: name,
  update: checkpoint.update,
  testLoss: checkpoint.loss,
});
