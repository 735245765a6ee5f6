import { availableParallelism } from "node:os";
import { Piscina, queueOptionsSymbol, type TaskQueue } from "piscina";

type Waiting = Parameters<TaskQueue["push"]>[0];

/** A queue that hands out first whatever has most work, so that no long task is left to one core at the end. */
class LongestFirst implements TaskQueue {
  readonly #waiting: Waiting[] = [];

  get size(): number {
    return this.#waiting.length;
  }
  push(task: Waiting): void {
    const at = this.#waiting.findIndex((other) => workIn(other) < workIn(task));
    this.#waiting.splice(at < 0 ? this.size : at, 0, task);
  }
  shift(): Waiting | null {
    return this.#waiting.shift() ?? null;
  }
  remove(task: Waiting): void {
    const at = this.#waiting.indexOf(task);
    if (at >= 0) this.#waiting.splice(at, 1);
  }
}

/** A task with the work it is, by which it is queued; in any unit. */
export const withWork = <Task extends object>(task: Task, work: number): Task => ({
  ...task,
  [queueOptionsSymbol]: { work },
});

const workIn = (task: Waiting): number =>
  (task as unknown as Record<symbol, { work: number } | null>)[queueOptionsSymbol]?.work ?? 0;

/** Workers on all cores, each of which does one task at a time. */
export const workers = (): Piscina =>
  new Piscina({
    maxThreads: availableParallelism(),
    concurrentTasksPerWorker: 1,
    taskQueue: new LongestFirst(),
  });
