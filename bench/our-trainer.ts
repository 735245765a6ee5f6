import type { Network } from "../src/rnn/network.ts";
import { sgd } from "../src/rnn/optimizer.ts";
import { numbersOf, PARAM_NAMES, zeroParams, type Params } from "../src/rnn/params.ts";
import { runningText } from "../src/rnn/running-text.ts";
import { constant } from "../src/rnn/schedule.ts";
import { start, train } from "../src/rnn/train.ts";
import type { Job } from "./job.ts";

/** One update of the job a call, by one of our networks; returns its loss. */
export function ourTrainer(job: Job, network: (params: Params) => Network): () => number {
  const params = zeroParams(job.H, job.V);
  for (const name of PARAM_NAMES) numbersOf(params, name).set(job.start[name]);
  const updates = train(
    network(params),
    runningText(job.tokens, job.lanes, job.truncation),
    { updates: Infinity, schedule: constant(job.rate), clip: job.clip, optimizer: sgd() },
    start(job.lanes, job.H),
  );
  return () => updates.next().value.loss;
}
