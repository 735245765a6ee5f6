import type { OrderK } from "../experiments/studies/order-k.ts";
import {
  cosine,
  distance,
  FIRST,
  OTHER,
  patternAt,
  SECOND_AT,
} from "../figures/register-patterns.ts";
import { entropyRate } from "../grammar/entropy.ts";
import { orderFloor, orderModel } from "../grammar/order-model.ts";
import { outputFloor } from "../grammar/output-floor.ts";
import { SYMBOLS } from "../grammar/symbols.ts";
import { log } from "../rnn/elementary.ts";
import { bits } from "../rnn/loss.ts";
import {
  claim,
  computed,
  foundInStudy,
  given,
  lastOf,
  lastUpdate,
  measured,
  ofStudy,
} from "./fact.ts";
import { networksOf } from "./networks.ts";
import { fixed, percent } from "./number-forms.ts";
import {
  CONFUSED,
  EXCHANGED,
  languageCost,
  networkCost,
  orderCost,
  sharedPast,
  SORTED,
  WRITTEN,
} from "./orders-of-text.ts";

const H = 64;
const V = SYMBOLS.length;
/** A past with which words are spelled and sentences are not yet made. */
const SPELLS = 4;
/** Beyond which the curve rests for a while. */
const RESTS = 6;
/** A floor this near the entropy rate, in bits, is the entropy rate: sums are rounded. */
const NOTHING = 1e-9;
/** The largest GPT-2: layers, width, context and parameters in millions, as its report states them. */
const GPT = { layers: 48, width: 1600, context: 1024, millions: 1542 };

const order = ({ orders }: OrderK, k: number) => orders[k];
const shareOf = (
  { writings }: OrderK["orders"][number],
  known: "knownWords" | "knownSentences",
  all: "words" | "sentences",
) => {
  const sum = (name: typeof known | typeof all) =>
    writings.reduce((total, writing) => total + writing[name], 0);
  return sum(known) / sum(all);
};
const sharesBySeed = (
  data: OrderK,
  k: number,
  known: "knownWords" | "knownSentences",
  all: "words" | "sentences",
) => order(data, k).writings.map((writing) => writing[known] / writing[all]);

/** How many of the predictors a network beats on the test text, by its last loss. */
const beaten = ({ orders }: OrderK, network: OrderK["networks"][number]) =>
  orders.filter(({ testLoss }) => testLoss > lastOf(network.testLoss)).length;

/** The least past with which nothing is left to gain. */
function wholePast(): number {
  let k = 0;
  while (orderFloor(k) - entropyRate() > NOTHING) k++;
  return k;
}

/** What Chapter 1 states, in the order in which it states it. */
export const snapshotFacts = {
  "after-space.t": computed({
    says: "probability of “t” after a space, over all spaces of the endless text",
    value: () => orderModel(1).get(" ")?.p[SYMBOLS.indexOf("t")] ?? NaN,
    text: percent(),
  }),
  "sentence.snapshot": computed({
    says: "−log₂ of the product of the shares that the letters of “the lion chases the mouse. ” have in the language",
    value: () => orderCost(0, WRITTEN),
    text: fixed(1),
  }),
  "snapshot-same": claim({
    says: "the sentence, the sentence with its animals exchanged, and its letters sorted cost the best predictor without a past the same, up to the rounding of sums",
    over: [],
    find: {
      formula: () => {
        const costs = [WRITTEN, EXCHANGED, SORTED].map((text) => orderCost(0, text));
        return {
          holds: costs.every((cost) => Math.abs(cost - costs[0]) < NOTHING),
          evidence: `${costs.map((cost) => cost.toFixed(6)).join(", ")} bits`,
        };
      },
    },
  }),
  "sentence.letter": computed({
    says: "the same for the best predictor that sees one character, after the sentence before",
    value: () => orderCost(1, WRITTEN),
    text: fixed(1),
  }),
  "sentence.network": measured({
    says: "−log₂ of the product of the probabilities that the network gives the characters of “the lion chases the mouse. ” after “the girl reads. ”",
    update: lastUpdate,
    value: (trace) => networkCost(trace, WRITTEN),
    text: fixed(1),
  }),
  "exchanged.network": measured({
    says: "the same for “the mouse chases the lion. ”",
    update: lastUpdate,
    value: (trace) => networkCost(trace, EXCHANGED),
    text: fixed(1),
  }),
  "sorted.network": measured({
    says: "the same for the letters of the sentence in alphabetical order",
    update: lastUpdate,
    value: (trace) => networkCost(trace, SORTED),
    text: fixed(),
  }),
  "network-notices": claim({
    says: "the sorted letters cost the network more than ten times as much as either sentence, and more than they cost the best predictor without a past",
    over: ["main"],
    find: (trace) => {
      const [written, exchanged, sorted] = [WRITTEN, EXCHANGED, SORTED].map((text) =>
        networkCost(trace, text),
      );
      const snapshot = orderCost(0, SORTED);
      return {
        holds: sorted > 10 * Math.max(written, exchanged) && sorted > snapshot,
        evidence: `${sorted.toFixed(1)} against ${written.toFixed(1)} and ${exchanged.toFixed(1)} bits; ${snapshot.toFixed(1)} without a past`,
      };
    },
  }),
  "untrained-indifferent": claim({
    says: "before training, what the three texts cost the network differs by less than a twentieth of the largest cost",
    over: ["main"],
    find: (trace) => {
      const [untrained] = networksOf(trace);
      const costs = [WRITTEN, EXCHANGED, SORTED].map((text) => networkCost(trace, text, untrained));
      const [least, largest] = [Math.min(...costs), Math.max(...costs)];
      return {
        holds: largest - least < largest / 20,
        evidence: `${costs.map((cost) => cost.toFixed(1)).join(", ")} bits`,
      };
    },
  }),
  "sentence.language": computed({
    says: "−log₂ of the exact probability of “the lion chases the mouse. ” among the sentences of the language",
    value: () => languageCost(WRITTEN),
    text: fixed(1),
  }),
  "window.example": given({
    says: "a length for a window, chosen as an example",
    value: () => 16,
    text: fixed(),
  }),
  "window.weights": computed({
    says: "weights from a window of 16 one-hot characters to the hidden units: 16 · V · H",
    value: () => 16 * V * H,
    text: fixed(),
  }),
  "register.moved": computed({
    says: "Euclidean distance of [0 1 1 1 0 0 0 0 0] and [0 0 0 1 1 1 0 0 0]",
    value: () => distance(FIRST, patternAt(SECOND_AT)),
    text: fixed(),
  }),
  "register.cosine": computed({
    says: "cosine of the angle between the same two",
    value: () => cosine(FIRST, patternAt(SECOND_AT)),
    text: fixed(2),
  }),
  "register.other": computed({
    says: "Euclidean distance of [0 1 1 1 0 0 0 0 0] and [0 1 0 1 0 0 0 0 0]",
    value: () => distance(FIRST, OTHER),
    text: fixed(),
  }),
  "moved-is-farther": claim({
    says: "the pattern moved by a single place is farther from itself than the other pattern at its place is",
    over: [],
    find: {
      formula: () => {
        const moved = distance(FIRST, patternAt(FIRST.indexOf(1) + 1));
        const other = distance(FIRST, OTHER);
        return {
          holds: moved > other,
          evidence: `${moved.toFixed(2)} against ${other.toFixed(2)}`,
        };
      },
    },
  }),
  "floor.output": computed({
    says: "entropy of the next character given the character just read and the exact probabilities before it was read, from the grammar",
    value: outputFloor,
    text: fixed(2),
  }),
  "output-forgets": claim({
    says: "with exact outputs fed back, the loss at best is more than four times the entropy rate",
    over: [],
    find: {
      formula: () => ({
        holds: outputFloor() > 4 * entropyRate(),
        evidence: `${outputFloor().toFixed(3)} against ${entropyRate().toFixed(3)} bits`,
      }),
    },
  }),
  "floor.none": computed({
    says: "entropy of the characters of the language, none of the past being known",
    value: () => orderFloor(0),
    text: fixed(2),
  }),
  "floor.uniform": computed({
    says: "log₂ V: the loss of a predictor that knows nothing, not even how frequent each symbol is",
    value: () => bits(log(V)),
    text: fixed(2),
  }),
  "spells.words": measured({
    says: "share of the words written by the best predictor with four characters of past that are words of the language, over all seeds",
    value: ofStudy<OrderK>({
      study: "order-k",
      of: (data) => shareOf(order(data, SPELLS), "knownWords", "words"),
      seeds: (data) => sharesBySeed(data, SPELLS, "knownWords", "words"),
    }),
    text: percent(1),
  }),
  "spells.sentences": measured({
    says: "share of its sentences that are sentences of the language, over all seeds",
    value: ofStudy<OrderK>({
      study: "order-k",
      of: (data) => shareOf(order(data, SPELLS), "knownSentences", "sentences"),
      seeds: (data) => sharesBySeed(data, SPELLS, "knownSentences", "sentences"),
    }),
    text: percent(),
  }),
  "curve-rests": claim({
    says: "from four to six characters of past the floor falls by less than a tenth of what it falls from one to three, and by less than from eight to ten",
    over: [],
    find: foundInStudy<OrderK>("order-k", (data) => {
      const fall = (from: number, to: number) => order(data, from).floor - order(data, to).floor;
      const [early, rest, late] = [fall(1, 3), fall(SPELLS, RESTS), fall(8, 10)].map(bits);
      return {
        holds: rest < early / 10 && rest < late,
        evidence: `${early.toFixed(3)}, ${rest.toFixed(3)} and ${late.toFixed(3)} bits per character`,
      };
    }),
  }),
  "horizon.tolerance": given({
    says: "how near the entropy rate, as a share of it, a floor must be for more past to count as worth nothing",
    value: () => 0.01,
    text: percent(),
  }),
  "horizon.task": measured({
    says: "task horizon: the least past whose floor is within 1 % of the entropy rate",
    value: ofStudy<OrderK>({ study: "order-k", of: ({ horizon }) => horizon }),
    text: fixed(),
  }),
  "past.whole": computed({
    says: "the least past with which the floor is the entropy rate: nothing is left to gain",
    value: wholePast,
    text: fixed(),
  }),
  "network.beats": measured({
    says: "how many characters the best predictor has that the network still beats on the test text",
    value: ofStudy<OrderK>({
      study: "order-k",
      of: (data) => beaten(data, data.networks[0]) - 1,
      seeds: (data) => data.networks.map((network) => beaten(data, network) - 1),
    }),
    text: fixed(),
  }),
  "network-has-past": claim({
    says: "on the test text each of the networks beats the best predictor with twelve characters of past, and none of them the best with sixteen",
    over: [],
    find: foundInStudy<OrderK>("order-k", (data) => {
      const losses = data.networks.map(({ testLoss }) => lastOf(testLoss));
      const [twelve, sixteen] = [order(data, 12), order(data, 16)].map(({ testLoss }) => testLoss);
      return {
        holds: losses.every((loss) => loss < twelve && loss > sixteen),
        evidence: `${losses.map((loss) => bits(loss).toFixed(4)).join(", ")} between ${bits(sixteen).toFixed(4)} and ${bits(twelve).toFixed(4)} bits per character`,
      };
    }),
  }),
  "contexts.whole": measured({
    says: "how many different pasts the predictor with so many characters tells apart",
    value: ofStudy<OrderK>({
      study: "order-k",
      of: (data) => order(data, wholePast()).contexts,
    }),
    text: fixed(),
  }),
  "shared-past": computed({
    says: "characters that “the dragon follows the m” and “the lion follows the m” have in common at their ends",
    value: () => sharedPast(CONFUSED).length,
    text: fixed(),
  }),
  "window.whole": computed({
    says: "weights from a window of one-hot characters that is just long enough to the hidden units: V · H for each",
    value: () => wholePast() * V * H,
    text: fixed(),
  }),
  "gpt.context": given({
    says: "tokens that GPT-2 sees at once, as its report states it",
    value: () => GPT.context,
    text: fixed(),
  }),
  "gpt.millions": given({
    says: "millions of parameters of the largest GPT-2, as its report states it",
    value: () => GPT.millions,
    text: (value) => `${fixed()(value)} million`,
  }),
  "gpt.width": given({
    says: "width of the largest GPT-2, as its report states it",
    value: () => GPT.width,
    text: fixed(),
  }),
  "gpt.layers": given({
    says: "layers of the largest GPT-2, as its report states it",
    value: () => GPT.layers,
    text: fixed(),
  }),
};
