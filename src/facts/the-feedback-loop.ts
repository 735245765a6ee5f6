import { entropyRate } from "../grammar/entropy.ts";
import { orderFloor } from "../grammar/order-model.ts";
import { SYMBOLS } from "../grammar/symbols.ts";
import { tanh } from "../rnn/elementary.ts";
import { bits } from "../rnn/loss.ts";
import { numbersOf, zeroParams, type ParamName } from "../rnn/params.ts";
import { claim, computed, given, lastOf, lastUpdate, measured } from "./fact.ts";
import { letterPeak, letterShares } from "./letter-share.ts";
import { lastNetworkOf, networksOf } from "./networks.ts";
import { SHEAR, shearPeak } from "./non-normal-example.ts";
import { fixed, percent, powerOfTen } from "./number-forms.ts";
import { comparablePairs, horizonsOfPairs, longestHorizon, nearestOf } from "./pasts.ts";
import { excessOf, STARTS } from "./starts.ts";
import { lengthsOf } from "./state-growth.ts";
import { variationFromTruth } from "./truth-distance.ts";

/** The network of the book: its sizes are settings. */
const H = 64;
const V = SYMBOLS.length;
/** Beyond which a state counts as pressed flat; the same as in every trace. */
const SATURATED = 0.9;
/** The lag at which starts are compared, in characters. */
const LAG = 25;
/** GPT-2 small, as an example of a large vocabulary; and short vectors for both. */
const GPT = { tokens: 50_257, units: 768 };
const SHORT = { small: 16, large: 128 };

/** The text up to the column of the scroll story. */
const COLUMN = "the lion chases the ";

const params = (name: ParamName) => numbersOf(zeroParams(H, V), name).length;
const paramCount = (name: ParamName, formula: string) =>
  computed({ says: `numbers of ${name}: ${formula}`, value: () => params(name), text: fixed() });

/** What Chapter 2 states, in the order in which it states it. */
export const feedbackFacts = {
  "growth.recurrence": measured({
    says: "‖Whhᵗ h₀‖ / ‖h₀‖ over the text of the tape, h₀ being the state after the sentence before it",
    update: lastUpdate,
    value: (trace) => {
      const { recurrence } = lengthsOf(trace);
      return lastOf(recurrence) / recurrence[0];
    },
    text: powerOfTen,
  }),
  "radius.last": measured({
    says: "spectral radius of Whh: the largest modulus of its eigenvalues",
    update: lastUpdate,
    value: ({ checkpoint }) => lastOf(checkpoint.spectralRadius),
    text: fixed(2),
  }),
  "length.bound": computed({
    says: "√H: no state of H numbers between −1 and 1 is longer",
    value: () => Math.sqrt(H),
    text: fixed(),
  }),
  "tanh.one": computed({
    says: "the smallest whole number whose hyperbolic tangent, in double precision, is 1",
    value: () => {
      let z = 0;
      while (tanh(z) < 1) z++;
      return z;
    },
    text: fixed(),
  }),
  "saturated.threshold": given({
    says: "the absolute value beyond which a state is counted as pressed flat: there tanh has lost four fifths of its slope",
    value: () => SATURATED,
    text: fixed(1),
  }),
  "saturated.last": measured({
    says: "share of |h| > 0.9 over all units and positions of the probe text",
    update: lastUpdate,
    value: ({ checkpoint }) => lastOf(checkpoint.saturated),
    text: percent(),
  }),
  "shear.modulus": given({
    says: "a modulus below one, chosen so that a normal matrix would shrink every state at every step",
    value: () => SHEAR.modulus,
    text: fixed(1),
  }),
  "shear.peak": computed({
    says: "max over n of ‖Wⁿ‖, the largest singular value of Wⁿ, for W = [[0.9, 10], [0, 0.9]]",
    value: () => shearPeak().norm,
    text: fixed(1),
  }),
  "shear.peak-step": computed({
    says: "the n at which ‖Wⁿ‖ is largest, for W = [[0.9, 10], [0, 0.9]]",
    value: () => shearPeak().step,
    text: fixed(),
  }),
  "non-normal-grows": claim({
    says: "of W = [[0.9, 10], [0, 0.9]] some power stretches, and all powers from some step on shrink every state",
    over: [],
    find: {
      formula: () => {
        const { norm, step, norms } = shearPeak();
        const shrinks = norms.findIndex((_, n) => norms.slice(n).every((one) => one < 1)) + 1;
        return {
          holds: norm > 1 && shrinks > step,
          evidence: `‖W^${step}‖ = ${norm.toFixed(1)}, and every power from ${shrinks} on has a norm below 1`,
        };
      },
    },
  }),
  twelfth: computed({
    says: "a twelfth of a full turn, in degrees; five times as much, too, makes whole turns for the first time at the twelfth step",
    value: () => 360 / 12,
    text: fixed(),
  }),
  "trained-not-normal": claim({
    says: "the largest singular value of Whh is larger than its spectral radius by more than one percent; for a normal matrix the two would be equal",
    over: STARTS,
    find: ({ checkpoint }) => {
      const [sigma, rho] = [checkpoint.largestSingularValue, checkpoint.spectralRadius].map(lastOf);
      return {
        holds: sigma > 1.01 * rho,
        evidence: `${sigma.toFixed(2)} against ${rho.toFixed(2)}`,
      };
    },
  }),
  "growth.input": measured({
    says: "‖h‖ without tanh over ‖h‖ with it, after the text of the tape, the weights being the same",
    update: lastUpdate,
    value: (trace) => {
      const { input, tanh } = lengthsOf(trace);
      return lastOf(input) / lastOf(tanh);
    },
    text: powerOfTen,
  }),
  "state-stays-bounded": claim({
    says: "over the text of the tape the shortest state is more than half as long as the longest",
    over: ["main"],
    find: (trace) => {
      const { tanh } = lengthsOf(trace);
      const [least, largest] = [Math.min(...tanh), Math.max(...tanh)];
      return {
        holds: least > largest / 2,
        evidence: `from ${least.toFixed(1)} to ${largest.toFixed(1)}`,
      };
    },
  }),
  "letter.peak": measured({
    says: "share of the variance of the states on the probe text that the last letter accounts for, at the checkpoint after the start where it is largest",
    update: (trace) => trace.checkpoint.update[letterPeak(trace).place],
    value: (trace) => letterPeak(trace).share,
    text: percent(),
  }),
  "letter.last": measured({
    says: "share of the variance of the states on the probe text that the last letter accounts for",
    update: lastUpdate,
    value: (trace) => lastOf(letterShares(trace)),
    text: percent(),
  }),
  "letter-loses": claim({
    says: "the last letter accounts for less of the variance of the states at the end of training than at its peak, which lies within the first hundredth of the updates",
    over: ["main"],
    find: (trace) => {
      const { place, share } = letterPeak(trace);
      const last = lastOf(letterShares(trace));
      const early = trace.checkpoint.update[place];
      return {
        holds: last < share && early < 0.01 * trace.updates,
        evidence: `${share.toFixed(2)} at update ${early}, ${last.toFixed(2)} at the end`,
      };
    },
  }),
  "variation.last": measured({
    says: "total variation distance between the network's expectation and the language's, after “the lion chases the ”",
    update: lastUpdate,
    value: (trace) => variationFromTruth(lastNetworkOf(trace), COLUMN),
    text: percent(),
  }),
  "variation.first": measured({
    says: "the same before training",
    update: () => 0,
    value: (trace) => variationFromTruth(networksOf(trace)[0], COLUMN),
    text: percent(),
  }),
  "floor.one": computed({
    says: "entropy of the next character given one character of past, from the grammar",
    value: () => orderFloor(1),
    text: fixed(2),
  }),
  "floor.all": computed({
    says: "entropy rate of the grammar: the entropy of the next character given all of the past",
    value: entropyRate,
    text: fixed(3),
  }),
  "loss.last": measured({
    says: "mean loss on the test text, in bits per character",
    update: lastUpdate,
    value: ({ checkpoint }) => bits(lastOf(checkpoint.loss)),
    text: fixed(3),
  }),
  "net.symbols": computed({
    says: "symbols of the language: the letters without q, the space and the full stop",
    value: () => V,
    text: fixed(),
  }),
  "embedding.small": given({
    says: "a length for short vectors, chosen as an example",
    value: () => SHORT.small,
    text: fixed(),
  }),
  "embedding.large": given({
    says: "a length for short vectors, chosen as an example",
    value: () => SHORT.large,
    text: fixed(),
  }),
  "gpt.tokens": given({
    says: "size of the vocabulary of GPT-2, as its report states it",
    value: () => GPT.tokens,
    text: fixed(),
  }),
  "gpt.units": given({
    says: "width of the smallest GPT-2, here as an example of many units",
    value: () => GPT.units,
    text: fixed(),
  }),
  "table.small": computed({
    says: "numbers of one table: V · H",
    value: () => V * H,
    text: fixed(),
  }),
  "split.small": computed({
    says: "numbers of the two tables: V · d + d · H",
    value: () => (V + H) * SHORT.small,
    text: fixed(),
  }),
  "table.large": computed({
    says: "numbers of one table: V · H",
    value: () => GPT.tokens * GPT.units,
    text: fixed(),
  }),
  "split.large": computed({
    says: "numbers of the two tables: V · d + d · H",
    value: () => (GPT.tokens + GPT.units) * SHORT.large,
    text: fixed(),
  }),
  "split-saves-most": claim({
    says: "the split needs less than half of the numbers of one table for the large vocabulary, and more than half for the small one",
    over: [],
    find: {
      formula: () => {
        const small = ((V + H) * SHORT.small) / (V * H);
        const large = ((GPT.tokens + GPT.units) * SHORT.large) / (GPT.tokens * GPT.units);
        return {
          holds: large < 0.5 && small > 0.5 && small < 1,
          evidence: `${percent()(large)} and ${percent()(small)} of the table`,
        };
      },
    },
  }),
  "embedding.break-even": computed({
    says: "V H / (V + H), rounded up",
    value: () => Math.ceil((V * H) / (V + H)),
    text: fixed(),
  }),
  "params.Wxh": paramCount("Wxh", "H · V"),
  "params.Whh": paramCount("Whh", "H · H"),
  "params.Why": paramCount("Why", "V · H"),
  "params.bh": paramCount("bh", "H"),
  "params.by": paramCount("by", "V"),
  "params.all": computed({
    says: "H V + H H + V H + H + V",
    value: () => (["Wxh", "Whh", "Why", "bh", "by"] as const).map(params).reduce((a, b) => a + b),
    text: fixed(),
  }),
  "loop-holds-most": claim({
    says: "Whh holds more than half of all parameters",
    over: [],
    find: {
      formula: () => {
        const all = 2 * V * H + H * H + H + V;
        return { holds: H * H > all / 2, evidence: `${H * H} of ${all}` };
      },
    },
  }),
  "float.bits": given({
    says: "bits of a number as JavaScript computes with it (IEEE 754, double precision)",
    value: () => 64,
    text: fixed(),
  }),
  "horizon.threshold": given({
    says: "the share of its peak below which a difference is called gone, once it stays there; the threshold of all horizons of this book",
    value: () => 0.01,
    text: percent(),
  }),
  "horizon.state": measured({
    says: "state horizon, the longest of the pairs in the figure: characters after the last that differs until ‖h_A − h_B‖ is below 1 % of its peak for good",
    update: lastUpdate,
    value: (trace) => longestHorizon(trace, "state"),
    text: fixed(),
  }),
  "horizon.output": measured({
    says: "output horizon, the longest of the pairs in the figure: characters after the last that differs until D(p_A ‖ p_B) is below 1 % of its peak for good",
    update: lastUpdate,
    value: (trace) => longestHorizon(trace, "output"),
    text: fixed(),
  }),
  "state-outlives-output": claim({
    says: "for every pair of the figure the state horizon is at least as long as the output horizon, and both are finite",
    over: ["main"],
    find: (trace) => {
      const found = horizonsOfPairs(trace);
      return {
        holds: found.every(({ state, output }) => state < Infinity && output <= state),
        evidence: found.map(({ state, output }) => `${state} against ${output}`).join(", "),
      };
    },
  }),
  "near.pairs": computed({
    says: "pairs of sentences of one length that share no word but “the”, counted in the language",
    value: () => comparablePairs(),
    text: fixed(),
  }),
  "near.share": measured({
    says: "‖h_A − h_B‖ after the nearest of these pairs, each followed by “the ”, over the median distance of states at places of the probe text",
    update: lastUpdate,
    value: (trace) => {
      const { distance, typical } = nearestOf(trace);
      return distance / typical;
    },
    text: percent(1),
  }),
  "near-is-near": claim({
    says: "the nearest pair of pasts leaves states less than a twentieth of the typical distance apart, and expectations less than a hundredth of a bit",
    over: ["main"],
    find: (trace) => {
      const { distance, typical, divergence } = nearestOf(trace);
      return {
        holds: distance < typical / 20 && divergence < 0.01,
        evidence: `${percent(1)(distance / typical)} of the typical distance, ${divergence.toExponential(1)} bits`,
      };
    },
  }),
  "radius-leaves-one": claim({
    says: "the spectral radius of an orthogonal start is 1, and above 1.01 at every later checkpoint",
    over: ["main"],
    find: ({ checkpoint: { spectralRadius, update } }) => {
      const [first, ...later] = spectralRadius;
      const least = Math.min(...later);
      return {
        holds: Math.abs(first - 1) < 1e-3 && least > 1.01,
        evidence: `${first.toFixed(2)} at update 0, never below ${least.toFixed(2)} from update ${update[1]} on`,
      };
    },
  }),
  "starts-begin-apart": claim({
    says: "before training, the largest ‖J_t … J_{t−24}‖ of the fifteen networks, each a geometric mean over positions of the probe, is more than 10²⁰ times the smallest",
    over: STARTS,
    find: {
      all: (traces) => {
        const left = traces.map(({ checkpoint }) => checkpoint.jacobianNorm[0][LAG]);
        const [least, largest] = [Math.min(...left), Math.max(...left)];
        return {
          holds: largest / least > 1e20,
          evidence: `from ${least.toExponential(1)} to ${largest.toExponential(1)}`,
        };
      },
    },
  }),
  "starts.spread": measured({
    says: "largest less smallest loss above the text's own floor, over the five starts, each the mean of its seeds, in bits per character",
    value: {
      over: STARTS,
      all: (traces) => {
        const { means } = excessOf(traces);
        return Math.max(...means) - Math.min(...means);
      },
    },
    text: fixed(4),
  }),
  "starts-end-alike": claim({
    says: "the five starts, each the mean of its seeds, end no further apart in loss than the seeds of one start do",
    over: STARTS,
    find: {
      all: (traces) => {
        const { means, widest } = excessOf(traces);
        const spread = Math.max(...means) - Math.min(...means);
        return {
          holds: spread <= widest,
          evidence: `${spread.toFixed(4)} between starts, up to ${widest.toFixed(4)} between seeds of one, bits per character`,
        };
      },
    },
  }),
  "starts.lag": given({
    says: "characters back at which the starts are compared: the truncation length of the runs",
    value: () => LAG,
    text: fixed(),
  }),
  "xavier-carries-more": claim({
    says: "before training, ‖J_t … J_{t−24}‖, as a geometric mean over positions of the probe, is larger in every run that starts after Glorot and Bengio than in any that starts orthogonal",
    over: ["main", "xavier"],
    find: {
      all: (traces) => {
        const at = (family: string) =>
          traces
            .filter(({ name }) => name.startsWith(family))
            .map(({ checkpoint }) => checkpoint.jacobianNorm[0][LAG]);
        const [orthogonal, xavier] = [at("main"), at("xavier")];
        return {
          holds: Math.min(...xavier) > Math.max(...orthogonal),
          evidence: `${xavier.map(fixed(2)).join(", ")} against ${orthogonal.map(fixed(2)).join(", ")}`,
        };
      },
    },
  }),
};
