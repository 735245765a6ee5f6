import type { LiveWork } from "../figures/figure.ts";
import type { State } from "../figures/axis.ts";
import type { Job, Report } from "../live/job.ts";
import { liveRun, type LiveRun } from "./live-run.ts";

/** A button that begins a figure's work in the background, stops it and lets it go on. */
export interface LiveButton {
  readonly toggle: (data: unknown, state: State) => void;
  /** Begins anew where the figure stands. */
  readonly begin: (data: unknown, state: State) => void;
  /** Says what the button would do where the figure stands. */
  readonly show: (data: unknown, state: State) => void;
  readonly end: () => void;
}

/** The button of one figure. */
export interface LivePlace {
  readonly button: Element | null;
  readonly live: LiveWork<unknown>;
  /** Hears what a job has reached; no reports: it begins. */
  readonly take: (job: Job, reports: readonly Report[]) => void;
  readonly say: (sentence: string, retry?: () => void) => void;
}

/** Makes a figure's button work. What runs goes on while the figure is moved elsewhere; what it said is said no more once it begins. */
export function liveButton({ button, live, take, say }: LivePlace): LiveButton {
  let run: LiveRun | undefined;
  /** What the figure would begin now. */
  let next: Job | undefined;

  const isHere = () => run !== undefined && JSON.stringify(run.job) === JSON.stringify(next);
  const label = () => {
    if (run?.isRunning) button?.replaceChildren("Stop");
    else button?.replaceChildren(isHere() && !run?.isDone && run ? "Continue" : live.label);
  };

  function begin(data: unknown, state: State): void {
    run?.end();
    const job = live.job(data, state);
    next = job;
    say("");
    run = liveRun(job, {
      // A slice of time may end before anything is reached; to hear of nothing would be to begin.
      reached: (reports) => {
        if (reports.length > 0) take(job, reports);
      },
      turned: label,
      failed: (sentence) => {
        run = undefined;
        say(sentence, () => begin(data, state));
      },
    });
    take(job, []);
    run.go();
  }

  return {
    begin,
    toggle: (data, state) => {
      next = live.job(data, state);
      if (run?.isRunning) run.stop();
      else if (run && isHere() && !run.isDone) run.go();
      else begin(data, state);
    },
    show: (data, state) => {
      next = live.job(data, state);
      label();
    },
    end: () => run?.end(),
  };
}
