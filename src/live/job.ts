import { countParity, type CountReport, type ParityCount } from "./parity-count.ts";
import { liveLesson, type LessonReport, type LiveLesson } from "./parity-lesson.ts";

/** What the page can ask to be computed while the reader watches. Plain data: it crosses to a worker. */
export type Job = ParityCount | LiveLesson;

/** What was reached since the last report. */
export type Report = CountReport | LessonReport;

/** Begins a job: a generator of reports, each after some milliseconds of work; it ends when the job is done. */
export const begin = (job: Job): Generator<Report> =>
  job.kind === "parity-count" ? countParity(job) : liveLesson(job);
