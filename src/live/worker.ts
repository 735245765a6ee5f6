import { begin, type Report } from "./job.ts";
import type { Answer, Request } from "./messages.ts";

/*
 * The one worker of a page. It works only when asked to, for so many milliseconds, so that it rests
 * while nobody looks: the page asks once for every picture it shows.
 */
const jobs = new Map<number, Generator<Report>>();

addEventListener("message", ({ data }: MessageEvent<Request>) => {
  if (data.kind === "begin") jobs.set(data.id, begin(data.job));
  else if (data.kind === "forget") jobs.delete(data.id);
  else postMessage(workOn(data.id, data.milliseconds));
});

/** Goes on with a job until its time is over or it is done. */
function workOn(id: number, milliseconds: number): Answer {
  const reports: Report[] = [];
  const end = performance.now() + milliseconds;
  const job = jobs.get(id);
  while (job && performance.now() < end) {
    const { value, done } = job.next();
    if (!done) reports.push(value);
    else jobs.delete(id);
    if (done) return { id, reports, isDone: true };
  }
  return { id, reports, isDone: !job };
}
