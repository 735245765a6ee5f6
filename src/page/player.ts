/** A button that plays and pauses. */
export interface Player {
  readonly toggle: () => void;
  readonly stop: () => void;
}

/** What is played. */
export interface Play {
  readonly button: Element | null;
  /** Between two places, in milliseconds. */
  readonly pace: number;
  /** Before the first step: back to the start, where the end is reached. */
  readonly rewind: () => void;
  /** Goes one place on. Returns whether there is more to come. */
  readonly step: () => boolean;
}

/** Plays at its pace until the end, a stop, or another press of the button. */
export function player({ button, pace, rewind, step }: Play): Player {
  let timer: ReturnType<typeof setInterval> | undefined;

  function stop(): void {
    if (timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
    button?.replaceChildren("Play");
  }

  function play(): void {
    rewind();
    timer = setInterval(() => {
      if (!step()) stop();
    }, pace);
    button?.replaceChildren("Pause");
  }

  return { stop, toggle: () => (timer === undefined ? play() : stop()) };
}
