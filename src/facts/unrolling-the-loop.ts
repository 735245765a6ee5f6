import type { ParityConstruction } from "../experiments/studies/parity-construction.ts";
import type { ParityLearned } from "../experiments/studies/parity-learned.ts";
import type { TemporalXor } from "../experiments/studies/temporal-xor.ts";
import { SYMBOLS } from "../grammar/symbols.ts";
import { unroll } from "../rnn/forward.ts";
import { countParams, zeroParams } from "../rnn/params.ts";
import { PARITY_GAIN, parityNetwork } from "../rnn/parity-network.ts";
import {
  largestParityError,
  parityThreshold,
  symbolsBeforeFailure,
} from "../rnn/parity-threshold.ts";
import { PARITY_LESSON } from "../rnn/parity-training.ts";
import { emptyTape } from "../rnn/tape.ts";
import { claim, computed, foundInStudy, given, measured, ofStudy } from "./fact.ts";
import { fixed, percent, powerOfTen } from "./number-forms.ts";
import { atShownGain, lastBelow, survivors } from "./parity-back.ts";
import { lostBySize, reachOf, seedsOf, settingNamed, successes } from "./parity-successes.ts";
import { solvedBy, thirdBits } from "./xor-networks.ts";

/** The columns to which the figure unrolls the loop at most. */
const COLUMNS = 12;
/** Two gains below the threshold, far from it and near. */
const BELOW = { low: 2, near: 2.3 };
/** Two levels of weight noise that the study has. */
const NOISE = { small: 0.05, large: 0.2 };
/** The first bits of the parity figure. */
const BITS = [1, 0, 1, 1, 0];

const stateAfter = (bits: number, unit: number) => {
  const tape = emptyTape(BITS.length, 2, 2);
  unroll(parityNetwork(PARITY_GAIN), tape, BITS);
  return tape.h.row[bits - 1][unit];
};
const traced = (bits: number, unit: 1 | 2) =>
  computed({
    says: `state of unit ${unit} after ${BITS.slice(0, bits).join("")}, at a gain of ${PARITY_GAIN}`,
    value: () => stateAfter(bits, unit - 1),
    text: fixed(3),
  });

const study = "parity-construction";

/** Settings of the study parity-learned. */
const EVERY = "every symbol";
const LAST = "last symbol";
const GROWING = "last symbol, growing length";

/** Protocols of the study temporal-xor. */
const STREAM = "endless stream";
const RESET = "reset every triple";
const ELMAN = ["as Elman did, rate 0.02", "as Elman did, rate 0.1"];

const found = (protocol: string, units: number) =>
  measured({
    says: `networks of ${units} units that are within the tolerance of the best predictor; protocol: ${protocol}`,
    value: ofStudy<TemporalXor>({
      study: "temporal-xor",
      of: (data) => solvedBy(data, protocol, units).filter((one) => one).length,
    }),
    text: fixed(),
  });

const learned = (setting: string, units: number) =>
  measured({
    says: `networks of ${units} units without an error on texts of 50 bits; asked: ${setting}`,
    value: ofStudy<ParityLearned>({
      study: "parity-learned",
      of: (data) => successes(data, setting, units),
    }),
    text: fixed(),
  });

/** What Chapter 3 states, in the order in which it states it. */
export const unrollingFacts = {
  "untied.twelve": computed({
    says: "12 times the 7,643 numbers of the network: what twelve layers would have that share nothing",
    value: () => COLUMNS * countParams(zeroParams(64, SYMBOLS.length)),
    text: fixed(),
  }),
  "parity.gain": given({
    says: "K: a gain well above the threshold, at which the states are near the corners",
    value: () => PARITY_GAIN,
    text: fixed(),
  }),
  "trace.one.or": traced(1, 1),
  "trace.one.and": traced(1, 2),
  "trace.two.or": traced(2, 1),
  "trace.two.and": traced(2, 2),
  "trace.three.or": traced(3, 1),
  "trace.three.and": traced(3, 2),
  "trace.four.or": traced(4, 1),
  "trace.four.and": traced(4, 2),
  "trace.five.or": traced(5, 1),
  "trace.five.and": traced(5, 2),
  "parity.threshold": computed({
    says: "K*: the gain at which the error after a step, 1 − f(1 − e), just touches the error e before it",
    value: parityThreshold,
    text: fixed(4),
  }),
  "threshold-is-sharp": claim({
    says: "for every gain from 1.5 to 8 in hundredths, above K* the error of the worst text settles below ½, and below K* it passes ½ after finitely many symbols",
    over: [],
    find: {
      formula: () => {
        const gains = Array.from({ length: 651 }, (_, i) => 1.5 + i / 100);
        const wrong = gains.filter((K) => {
          const isSafe = largestParityError(K) !== undefined;
          return (
            isSafe !== K > parityThreshold() || isSafe !== (symbolsBeforeFailure(K) === Infinity)
          );
        });
        return {
          holds: wrong.length === 0,
          evidence: `${gains.length} gains on both sides of ${parityThreshold().toFixed(4)}, ${wrong.length} on the wrong one`,
        };
      },
    },
  }),
  "worst.low": given({
    says: "a gain below the threshold",
    value: () => BELOW.low,
    text: fixed(1),
  }),
  "worst.low-symbols": computed({
    says: "symbols of a 1 and then zeros that are answered rightly at this gain",
    value: () => symbolsBeforeFailure(BELOW.low),
    text: fixed(),
  }),
  "worst.near": given({
    says: "a gain near the threshold, and below it",
    value: () => BELOW.near,
    text: fixed(1),
  }),
  "worst.near-symbols": computed({
    says: "symbols of a 1 and then zeros that are answered rightly at this gain",
    value: () => symbolsBeforeFailure(BELOW.near),
    text: fixed(),
  }),
  "parity.read": measured({
    says: "bits of each text that was read to count errors",
    value: ofStudy<ParityConstruction>({ study, of: ({ read }) => read }),
    text: fixed(),
  }),
  "random-hides-it": claim({
    says: "at the largest recorded gain below K* the network makes no error on random bits, and makes one on a 1 and then zeros",
    over: [],
    find: foundInStudy<ParityConstruction>(study, (data) => {
      const { K, readings, heldFor } = lastBelow(data);
      const [random, held] = ["random", "held"].map((name) =>
        readings.find(({ text }) => text === name),
      );
      return {
        holds: random?.errors === 0 && (held?.errors ?? 0) > 0,
        evidence: `at a gain of ${K}: ${random?.errors} errors in ${data.read} random bits; a 1 and then zeros is right for ${heldFor} symbols`,
      };
    }),
  }),
  "million-without-error": claim({
    says: "at the gain of the figure the network makes no error on any of the five texts of a million bits",
    over: [],
    find: foundInStudy<ParityConstruction>(study, ({ gains, read }) => {
      const { K, readings } = atShownGain(gains);
      const errors = readings.reduce((sum, one) => sum + one.errors, 0);
      return {
        holds: errors === 0 && readings.length === 5 && read >= 1e6,
        evidence: `${errors} errors in ${readings.length} texts of ${read} bits at a gain of ${K}`,
      };
    }),
  }),
  "noise.small": given({
    says: "standard deviation of the factor of each weight, less 1",
    value: () => NOISE.small,
    text: percent(),
  }),
  "noise.small-share": measured({
    says: "share of networks at a gain of 4 with this weight noise that make no error on 2,000 random bits",
    value: ofStudy<ParityConstruction>({ study, of: (data) => survivors(data, NOISE.small) }),
    text: percent(),
  }),
  "noise.large": given({
    says: "standard deviation of the factor of each weight, less 1",
    value: () => NOISE.large,
    text: percent(),
  }),
  "noise.large-share": measured({
    says: "share of networks at a gain of 4 with this weight noise that make no error on 2,000 random bits",
    value: ofStudy<ParityConstruction>({ study, of: (data) => survivors(data, NOISE.large) }),
    text: percent(),
  }),
  "radius-is-zero": claim({
    says: "the spectral radius of Whh is zero at every gain that was recorded, while its largest singular value is the gain",
    over: [],
    find: foundInStudy<ParityConstruction>(study, ({ back }) => ({
      holds: back.every(
        ({ K, spectralRadius, largestSingularValue }) =>
          spectralRadius < 1e-9 && Math.abs(largestSingularValue - K) < 1e-9 * K,
      ),
      evidence: back
        .map(
          ({ K, spectralRadius, largestSingularValue }) =>
            `gain ${K}: radius ${spectralRadius}, singular value ${largestSingularValue}`,
        )
        .join("; "),
    })),
  }),
  "parity.lags": measured({
    says: "steps back over which the Jacobians of the constructed network were multiplied",
    value: ofStudy<ParityConstruction>({
      study,
      of: ({ back }) => atShownGain(back).jacobianNorm.length - 1,
    }),
    text: fixed(),
  }),
  "back.jacobian": measured({
    says: "geometric mean over positions of ‖∂h_t/∂h_{t−25}‖ at a gain of 4, on random bits",
    value: ofStudy<ParityConstruction>({
      study,
      of: ({ back }) => atShownGain(back).jacobianNorm[25],
    }),
    text: powerOfTen,
  }),
  "lesson.length": given({
    says: "T: bits of a sequence that a network is trained on",
    value: () => PARITY_LESSON.lengths[PARITY_LESSON.lengths.length - 1],
    text: fixed(),
  }),
  "one-unit-never": claim({
    says: "of the recorded networks with one unit none is without an error on texts of 50 bits",
    over: [],
    find: foundInStudy<ParityLearned>("parity-learned", (data) => {
      const count = successes(data, EVERY, 1);
      return {
        holds: count === 0 && seedsOf(data, EVERY) > 0,
        evidence: `${count} of ${seedsOf(data, EVERY)}`,
      };
    }),
  }),
  "lesson.seeds": measured({
    says: "networks of each size that were trained, each from weights of its own",
    value: ofStudy<ParityLearned>({ study: "parity-learned", of: (data) => seedsOf(data, EVERY) }),
    text: fixed(),
  }),
  "learned.two": learned(EVERY, 2),
  "learned.four": learned(EVERY, 4),
  "learned.eight": learned(EVERY, 8),
  "learned.sixteen": learned(EVERY, 16),
  "learned.most": given({
    says: "the largest number of units that was trained",
    value: () => 16,
    text: fixed(),
  }),
  "spare-units-help": claim({
    says: "fewer than a third of the networks with two units are without an error on texts of 50 bits, and more than three quarters of those with eight",
    over: [],
    find: foundInStudy<ParityLearned>("parity-learned", (data) => {
      const [two, eight] = [2, 8].map((units) => successes(data, EVERY, units));
      const seeds = seedsOf(data, EVERY);
      return {
        holds: two < seeds / 3 && eight > (3 * seeds) / 4,
        evidence: `${two} with two units, ${eight} with eight, of ${seeds} each`,
      };
    }),
  }),
  "rate.high": given({
    says: "a learning rate far beyond what works, the last on the slider",
    value: () => 1000,
    text: fixed(),
  }),
  "last.eight": learned(LAST, 8),
  "last.seeds": measured({
    says: "networks of each size that were asked after the last bit alone",
    value: ofStudy<ParityLearned>({ study: "parity-learned", of: (data) => seedsOf(data, LAST) }),
    text: fixed(),
  }),
  "growing.eight": learned(GROWING, 8),
  "growing-helps": claim({
    says: "asked after the last bit alone, more networks of every recorded size are without an error on texts of 50 bits where the sequences grow than where they do not",
    over: [],
    find: foundInStudy<ParityLearned>("parity-learned", (data) => {
      const pairs = settingNamed(data, LAST).sizes.map(({ units }) => [
        units,
        successes(data, LAST, units),
        successes(data, GROWING, units),
      ]);
      return {
        holds: pairs.every(([, full, growing]) => growing > full),
        evidence: pairs
          .map(([units, full, growing]) => `${units} units: ${growing} against ${full}`)
          .join("; "),
      };
    }),
  }),
  "some-do-not-last": claim({
    says: "some recorded networks are without an error on the shortest texts tested and not on the longest",
    over: [],
    find: foundInStudy<ParityLearned>("parity-learned", (data) => {
      const { first, last } = reachOf(data);
      return { holds: last < first, evidence: `${first} networks, then ${last}` };
    }),
  }),
  "small-ones-last": claim({
    says: "every network that is without an error on the shortest texts tested and not on the longest has more than four units, and fewer than half of those with up to three succeed",
    over: [],
    find: foundInStudy<ParityLearned>("parity-learned", (data) => {
      const lost = lostBySize(data);
      const small = [1, 2, 3].map((units) => successes(data, EVERY, units));
      return {
        holds:
          lost.every(({ units, count }) => units > 4 || count === 0) &&
          small.every((count) => count < seedsOf(data, EVERY) / 2),
        evidence: lost.map(({ units, count }) => `${units} units: ${count} lost`).join("; "),
      };
    }),
  }),
  "short.two": given({
    says: "bits of the shortest sequences a network was trained on",
    value: () => 2,
    text: fixed(),
  }),
  "short.two-right": learned("every symbol, length 2", 8),
  "short.eight": given({
    says: "bits of other sequences a network was trained on",
    value: () => 8,
    text: fixed(),
  }),
  "short.eight-right": learned("every symbol, length 8", 8),
  "reach.first": measured({
    says: "bits of the shortest texts on which trained networks were tested",
    value: ofStudy<ParityLearned>({ study: "parity-learned", of: ({ tests }) => tests[0].length }),
    text: fixed(),
  }),
  "reach.last": measured({
    says: "bits of the longest texts on which trained networks were tested",
    value: ofStudy<ParityLearned>({
      study: "parity-learned",
      of: ({ tests }) => tests[tests.length - 1].length,
    }),
    text: fixed(),
  }),
  "reach.lost": measured({
    says: "share of the networks, of all sizes, without an error on the shortest texts that make one on the longest",
    value: ofStudy<ParityLearned>({
      study: "parity-learned",
      of: (data) => {
        const { first, last } = reachOf(data);
        return 1 - last / first;
      },
    }),
    text: percent(),
  }),
  "xor-needs-more": claim({
    says: "in the endless stream no network with two units is within the tolerance of the best predictor, and every one with six is",
    over: [],
    find: foundInStudy<TemporalXor>("temporal-xor", (data) => {
      const [two, six] = [2, 6].map((units) => solvedBy(data, STREAM, units));
      const count = (solved: readonly boolean[]) => solved.filter((one) => one).length;
      return {
        holds: count(two) === 0 && two.length > 0 && six.every((one) => one),
        evidence: `${count(two)} of ${two.length} with two units, ${count(six)} of ${six.length} with six`,
      };
    }),
  }),
  "xor.two-third": measured({
    says: "mean loss on the third bit of a triple, in bits, of the network of two units that is best at it, in the endless stream",
    value: ofStudy<TemporalXor>({
      study: "temporal-xor",
      of: (data) => Math.min(...thirdBits(data, STREAM, 2)),
      seeds: (data) => thirdBits(data, STREAM, 2),
    }),
    text: fixed(2),
  }),
  "xor.reset-two": found(RESET, 2),
  "xor.reset-three": found(RESET, 3),
  "xor.stream-three": found(STREAM, 3),
  "xor.seeds": measured({
    says: "networks of each size and protocol, each from weights of its own",
    value: ofStudy<TemporalXor>({
      study: "temporal-xor",
      of: (data) => solvedBy(data, STREAM, 2).length,
    }),
    text: fixed(),
  }),
  "xor.elman-text": given({
    says: "bits of Elman's text, which was read 600 times",
    value: () => 3000,
    text: fixed(),
  }),
  "xor.elman-third": measured({
    says: "mean loss on the third bit of a triple, in bits, of the best network that was trained as Elman did, at two learning rates",
    value: ofStudy<TemporalXor>({
      study: "temporal-xor",
      of: (data) => Math.min(...ELMAN.flatMap((protocol) => thirdBits(data, protocol, 2))),
    }),
    text: fixed(2),
  }),
};
