import type { Job, Report } from "./job.ts";

/** From the page to its worker: begin a job under a number of its own, go on with one, forget one. */
export type Request =
  | { readonly kind: "begin"; readonly id: number; readonly job: Job }
  | { readonly kind: "more"; readonly id: number; readonly milliseconds: number }
  | { readonly kind: "forget"; readonly id: number };

/** From the worker to the page, one for each “more”. */
export interface Answer {
  readonly id: number;
  /** The reports since the last answer, in order. */
  readonly reports: readonly Report[];
  readonly isDone: boolean;
}
