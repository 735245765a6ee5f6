import { drawCorpus } from "../grammar/corpus.ts";
import { entropyRate } from "../grammar/entropy.ts";
import { SYMBOLS } from "../grammar/symbols.ts";
import { textFloor } from "../grammar/text-floor.ts";
import { PARAM_NAMES, numbersOf, type Params } from "../rnn/params.ts";
import { seeded } from "../rnn/random.ts";
import { encode, vocabulary } from "../rnn/vocabulary.ts";
import { sha256 } from "../trace/sha256.ts";
import { VERSION, type Config, type Trace } from "../trace/schema.ts";
import { checkpointParams, packWeights } from "../trace/weights.ts";
import { digits } from "./digits.ts";
import { measure, type Measurement, type Probe } from "./measure.ts";
import type { TrainingRun } from "./experiment.ts";
import { checkpointUpdates, CURVE_RULE, trainingText, updatesOf, type Run } from "./run.ts";

/** The text every checkpoint is tested on, and the beginning of it that gradients are followed in. */
const TEST = { sentences: 2000, seed: 1_000_003 };
const PROBE_LENGTH = 240;
const FIRST_POSITION = 119;
const LAGS = 60;

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

/** What a run is tested and probed on; the same for every run. */
export function testTexts(): { text: string; probeText: string; probe: Probe } {
  const text = drawCorpus(TEST.sentences, seeded(TEST.seed));
  const probeText = text.slice(0, PROBE_LENGTH);
  const probe = {
    tokens: encode(vocabulary(SYMBOLS), probeText),
    jacobianPositions: range(FIRST_POSITION, FIRST_POSITION + 60),
    gradientPositions: range(FIRST_POSITION, PROBE_LENGTH - 1),
    lags: LAGS,
  };
  return { text, probeText, probe };
}

/**
 * Measures the checkpoints of a trained run from where it stands, in place, yielding how many are
 * measured after each. Weights are rounded first and everything is measured on the rounded ones,
 * so that a reader who loads them finds the same values.
 */
export function* continueMeasuring({ hiddenSize }: Config, run: Run): Generator<number> {
  const { text, probe } = testTexts();
  const test = encode(vocabulary(SYMBOLS), text);
  const checkpoints = checkpointParams(packWeights(hiddenSize, SYMBOLS.length, run.weights));
  for (const params of checkpoints.slice(run.measured.length))
    yield run.measured.push(measure(params, test, probe));
}

/** What the trace of a run says before anything is trained: its settings, its texts, its places. */
export async function frameOf({ name, shows, config }: TrainingRun, code: string) {
  const corpus = trainingText(config);
  const updates = updatesOf(config, corpus.length);
  const { text, probeText, probe } = testTexts();
  return digits({
    version: VERSION as typeof VERSION,
    name,
    shows,
    provenance: { code, corpus: await sha256(corpus) },
    config,
    symbols: SYMBOLS,
    entropyRate: entropyRate(),
    characters: corpus.length,
    updates,
    curve: { rule: CURVE_RULE },
    checkpoint: { update: checkpointUpdates(config.checkpoints, updates) },
    test: { ...TEST, floor: textFloor(text) },
    probe: {
      text: probeText,
      jacobianPositions: [...probe.jacobianPositions],
      gradientPositions: [...probe.gradientPositions],
      lags: probe.lags,
    },
  });
}

/** The trace of a run trained and measured to the end. `code` is the digest of the modules that made it. */
export async function traceOf(experiment: TrainingRun, code: string, run: Run): Promise<Trace> {
  const frame = await frameOf(experiment, code);
  const { name, config, updates, checkpoint } = frame;
  if (run.progress.update !== updates || run.measured.length !== checkpoint.update.length)
    throw new Error(
      `${name} is not finished: ${run.progress.update} of ${updates} updates are made, ` +
        `${run.measured.length} of ${checkpoint.update.length} checkpoints are measured`,
    );
  const column = <Key extends keyof Measurement>(key: Key) => run.measured.map((m) => m[key]);
  return {
    ...frame,
    provenance: { ...frame.provenance, weights: await weightsHash(run.params) },
    ...digits({
      curve: { ...frame.curve, ...run.curve },
      clipped: run.clipped,
      checkpoint: {
        ...checkpoint,
        ...packWeights(config.hiddenSize, SYMBOLS.length, run.weights),
        loss: column("loss"),
        spectralRadius: column("spectralRadius"),
        largestSingularValue: column("largestSingularValue"),
        meanSlope: column("meanSlope"),
        saturated: column("saturated"),
        jacobianNorm: column("jacobianNorm").map((norms) => [...norms]),
        gradientNormMedian: column("gradientNormMedian").map((norms) => [...norms]),
        gradientNormMean: column("gradientNormMean").map((norms) => [...norms]),
      },
    }),
  };
}

/** SHA-256 over all weights in float64, little-endian, in the order of PARAM_NAMES. */
export function weightsHash(params: Params): Promise<string> {
  const flat = PARAM_NAMES.flatMap((name) => [...numbersOf(params, name)]);
  const bytes = new DataView(new ArrayBuffer(8 * flat.length));
  flat.forEach((value, i) => bytes.setFloat64(8 * i, value, true));
  return sha256(new Uint8Array(bytes.buffer));
}
