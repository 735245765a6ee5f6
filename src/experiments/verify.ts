import { SYMBOLS } from "../grammar/symbols.ts";
import { PARAM_NAMES } from "../rnn/params.ts";
import { firstDifference, type Difference } from "../trace/difference.ts";
import type { Trace } from "../trace/schema.ts";
import { unpack } from "../trace/tensor.ts";
import { packWeights, type PackedWeights } from "../trace/weights.ts";
import { digits } from "./digits.ts";
import type { TrainingRun } from "./experiment.ts";
import { continueMeasuring, frameOf, traceOf } from "./record.ts";
import { continueRun, newRun, trainingText, type Run } from "./run.ts";

/** Trains an experiment again, in full, and makes its trace. */
export async function remake(experiment: TrainingRun, code: string): Promise<Trace> {
  const run = trainedUntil(experiment, Infinity);
  for (const _ of continueMeasuring(experiment.config, run));
  return traceOf(experiment, code, run);
}

/**
 * Trains the first `updates` updates of an experiment again and compares what its trace holds of
 * them: the curve, the clipped updates and the weights of the checkpoints passed; and before that
 * whatever needs no training. `code` is the digest that the trace should have.
 */
export async function compareStart(
  experiment: TrainingRun,
  committed: Trace,
  updates: number,
  code = committed.provenance.code,
): Promise<Difference | undefined> {
  const frame = await frameOf(experiment, code);
  const framed = firstDifference(alike(committed, frame), frame);
  if (framed) return framed;
  const run = trainedUntil(experiment, updates);
  const weights = packWeights(experiment.config.hiddenSize, SYMBOLS.length, run.weights);
  const { curve, clipped, checkpoint } = committed;
  const passed = checkpoint.update.filter((update) => update <= updates).length;
  return firstDifference(
    startOf(curve, clipped, checkpoint, updates, passed),
    startOf(digits(run.curve), digits(run.clipped), weights, updates, passed),
  );
}

/** Of a value the fields that another has, at every depth. */
function alike(value: unknown, other: unknown): unknown {
  const isRecord = (one: unknown): one is Record<string, unknown> =>
    typeof one === "object" && one !== null && !Array.isArray(one);
  if (!isRecord(value) || !isRecord(other)) return value;
  return Object.fromEntries(
    Object.entries(other).map(([key, item]) => [key, alike(value[key], item)]),
  );
}

function trainedUntil({ config }: TrainingRun, updates: number): Run {
  const run = newRun(config);
  for (const update of continueRun(config, trainingText(config), run)) if (update >= updates) break;
  return run;
}

/** What a trace holds of its first updates: the beginnings of its series, and its first checkpoints. */
function startOf(
  curve: Run["curve"],
  clipped: Run["clipped"],
  weights: PackedWeights,
  updates: number,
  checkpoints: number,
) {
  const kept = curve.update.filter((update) => update <= updates).length;
  const cut = clipped.update.filter((update) => update <= updates).length;
  return {
    curve: {
      update: curve.update.slice(0, kept),
      loss: curve.loss.slice(0, kept),
      gradientNorm: curve.gradientNorm.slice(0, kept),
    },
    clipped: {
      update: clipped.update.slice(0, cut),
      gradientNorm: clipped.gradientNorm.slice(0, cut),
    },
    checkpoint: Object.fromEntries(
      PARAM_NAMES.map((name) => [
        name,
        unpack(weights[name])
          .slice(0, checkpoints)
          .map((slice) => [...slice]),
      ]),
    ),
  };
}
