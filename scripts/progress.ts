/** How far each task has come, by name: when it was first heard of, and last; in units of work. */
export class Progress {
  readonly #total: number;
  readonly #first = new Map<string, number>();
  readonly #last = new Map<string, number>();

  /** `total` is the work of all tasks together. */
  constructor(total: number) {
    this.#total = total;
  }

  /** Hears that of a task so much work is done. */
  hear(name: string, done: number): void {
    if (!this.#first.has(name)) this.#first.set(name, done);
    this.#last.set(name, done);
  }

  /** How much is done and, reckoned from what was done here in so many seconds, the time left. */
  line(seconds: number): string {
    const done = sum(this.#last);
    const here = done - sum(this.#first);
    const left = here > 0 ? timeLeft(((this.#total - done) * seconds) / here) : "…";
    return `${Math.floor((100 * done) / this.#total)} % · ${left}`;
  }
}

const sum = (done: ReadonlyMap<string, number>): number =>
  [...done.values()].reduce((total, one) => total + one, 0);

const timeLeft = (seconds: number): string =>
  seconds < 100 ? `${Math.ceil(seconds)} s left` : `${Math.ceil(seconds / 60)} min left`;
