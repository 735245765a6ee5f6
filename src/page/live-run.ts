import type { Job, Report } from "../live/job.ts";
import type { Answer, Request } from "../live/messages.ts";

/** A job that goes on while the page is looked at. */
export interface LiveRun {
  readonly job: Job;
  readonly isRunning: boolean;
  readonly isDone: boolean;
  /** Begins, or goes on where it was stopped. */
  readonly go: () => void;
  readonly stop: () => void;
  /** Stops for good. */
  readonly end: () => void;
}

/** What hears of a run. */
export interface Heard {
  readonly reached: (reports: readonly Report[]) => void;
  /** It began, went on, stopped or ended. */
  readonly turned: () => void;
  /** One sentence on why it cannot go on. */
  readonly failed: (sentence: string) => void;
}

/** The worker computes for so long between two looks at it, in milliseconds. */
const SLICE = 30;
/** Who has not answered for so long will not, in milliseconds. */
const SILENCE = 8000;

const CANNOT_START =
  "This browser lets the page compute nothing in the background, so this cannot run here; the picture shows what was recorded.";
const STOPPED =
  "What was computing in the background stopped unexpectedly. What it had reached stays.";

/** All runs of the page share one worker. */
let worker: Worker | undefined;
let hasAnswered = false;
let count = 0;
const runs = new Map<
  number,
  { hear: (answer: Answer) => void; lose: (sentence: string) => void }
>();

async function theWorker(): Promise<Worker> {
  if (worker) return worker;
  const { startWorker } = await import("./own-worker.ts");
  const started = startWorker();
  started.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
    hasAnswered = true;
    runs.get(data.id)?.hear(data);
  });
  started.addEventListener("error", () => lose(hasAnswered ? STOPPED : CANNOT_START));
  worker = started;
  return started;
}

/** Gives up the worker, and with it all that ran in it. */
function lose(sentence: string): void {
  worker?.terminate();
  worker = undefined;
  for (const run of [...runs.values()]) run.lose(sentence);
}

/**
 * A run of a job in the worker. It is asked to go on once a frame: a page that is not seen has no
 * frames, and its runs rest.
 */
export function liveRun(job: Job, { reached, turned, failed }: Heard): LiveRun {
  const id = ++count;
  let [isRunning, isDone, isBegun, isAsked] = [false, false, false, false];
  let silence: ReturnType<typeof setTimeout> | undefined;
  const send = (request: Request) => worker?.postMessage(request);

  function ask(): void {
    if (!isRunning || isAsked) return;
    isAsked = true;
    send({ kind: "more", id, milliseconds: SLICE });
    silence = setTimeout(() => lose(STOPPED), SILENCE);
  }

  function hear(answer: Answer): void {
    clearTimeout(silence);
    isAsked = false;
    reached(answer.reports);
    if (answer.isDone) {
      [isRunning, isDone] = [false, true];
      runs.delete(id);
      turned();
    } else requestAnimationFrame(ask);
  }

  function loseIt(sentence: string): void {
    clearTimeout(silence);
    const wasRunning = isRunning;
    [isRunning, isBegun, isAsked] = [false, false, false];
    runs.delete(id);
    if (wasRunning) failed(sentence);
    turned();
  }

  async function go(): Promise<void> {
    if (isRunning || isDone) return;
    isRunning = true;
    turned();
    try {
      await theWorker();
    } catch {
      return loseIt(CANNOT_START);
    }
    if (!isRunning) return;
    if (!isBegun) send({ kind: "begin", id, job });
    isBegun = true;
    runs.set(id, { hear, lose: loseIt });
    ask();
  }

  function stop(): void {
    if (!isRunning) return;
    isRunning = false;
    turned();
  }

  function end(): void {
    stop();
    clearTimeout(silence);
    send({ kind: "forget", id });
    runs.delete(id);
  }

  return {
    job,
    get isRunning() {
      return isRunning;
    },
    get isDone() {
      return isDone;
    },
    go: () => void go(),
    stop,
    end,
  };
}
