import type { State } from "../figures/axis.ts";
import { stepAt } from "../scrolly/position.ts";
import { FigureElement } from "./figure-element.ts"; // defines the figure before the story around it
import { player, type Player } from "./player.ts";
import { movedAxes } from "./story-axes.ts";

/** Between two steps while playing, in milliseconds: long enough to read the first lines. */
const PACE = 4000;
/** Where the eye reads: so far down what is left of the window below the figure, as a share. */
const READING_LINE = 0.62;

/**
 * Steps that pass beside a figure that stays. Which step is shown is a function of where the page
 * is scrolled to; buttons and the figure's own keys scroll there.
 */
class StoryElement extends HTMLElement {
  #current = -1;
  #waiting = false;
  #player: Player | undefined;
  /** Where the page was scrolled to while playing; who scrolls it elsewhere stops the play. */
  #scrolledTo: number | undefined;
  #listeners = new AbortController();

  connectedCallback(): void {
    const { signal } = this.#listeners;
    const ask = () => {
      if (this.#waiting) return;
      this.#waiting = true;
      requestAnimationFrame(() => {
        this.#waiting = false;
        this.#follow();
      });
    };
    const onScroll = () => {
      if (scrollY !== this.#scrolledTo) this.#player?.stop();
      ask();
    };
    addEventListener("scroll", onScroll, { passive: true, signal });
    addEventListener("resize", ask, { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.#player?.stop(), {
      signal,
    });
    this.addEventListener("rnn-moved", (event) => this.#onMoved(event as CustomEvent<State>), {
      signal,
    });
    this.#player = player({
      button: this.querySelector("[data-action='story-play']"),
      pace: PACE,
      rewind: () => {
        if (this.#current === this.#steps.length - 1) this.#scrollTo(0);
      },
      step: () => {
        this.#scrollTo(this.#current + 1);
        return this.#current < this.#steps.length - 1;
      },
    });
    for (const button of this.querySelectorAll<HTMLElement>("[data-action^='story-']"))
      button.addEventListener("click", () => this.#onAction(button.dataset.action), { signal });
    this.#follow();
    if (this.#isAskedFor()) this.#figure?.wake();
  }

  disconnectedCallback(): void {
    this.#listeners.abort();
    this.#player?.stop();
  }

  /** Whether the reader comes by a link to a moment of the story, and not back to where the page was. */
  #isAskedFor(): boolean {
    const [navigation] = performance.getEntriesByType("navigation");
    if ((navigation as PerformanceNavigationTiming | undefined)?.type !== "navigate") return false;
    const asked = new URLSearchParams(location.search);
    return movedAxes(this).some((name) => asked.has(`${this.#figure?.id}.${name}`));
  }

  #onAction(action: string | undefined): void {
    if (action === "story-play") {
      this.#scrolledTo = scrollY;
      return this.#player?.toggle();
    }
    this.#player?.stop();
    this.#scrollTo(this.#current + (action === "story-next" ? 1 : -1));
  }

  /** Shows the step that the page is scrolled to. */
  #follow(): void {
    const steps = this.#steps;
    const index = stepAt(
      steps.map((step) => step.getBoundingClientRect().top),
      this.#readingLine(),
    );
    if (index === this.#current) return;
    this.#current = index;
    steps.forEach((step, i) => step.toggleAttribute("data-current", i === index));
    this.dataset.step = steps[index].id;
    this.#figure?.goTo(this.#states[index]);
  }

  /** Where the eye is: below the figure where it stands above the steps, else in the whole window. */
  #readingLine(): number {
    const figure = this.querySelector(".story-figure")?.getBoundingClientRect();
    const steps = this.querySelector(".story-steps")?.getBoundingClientRect();
    const isAbove = figure && steps && figure.left < steps.right && figure.right > steps.left;
    const from = isAbove ? Math.max(0, Math.min(figure.bottom, innerHeight)) : 0;
    return from + READING_LINE * (innerHeight - from);
  }

  /** Where the figure was moved by its own keys to what another step shows, goes to that step. */
  #onMoved({ detail }: CustomEvent<State>): void {
    this.#player?.stop();
    const states = this.#states;
    const fits = (state: State) =>
      Object.entries(state).every(([name, value]) => value === detail[name]);
    if (fits(states[this.#current])) return;
    const index = states.findIndex(fits);
    if (index >= 0) this.#scrollTo(index);
  }

  #scrollTo(index: number): void {
    const step = this.#steps[Math.max(0, Math.min(this.#steps.length - 1, index))];
    // Twice: where the figure stands above the steps, the reading line moves until it sticks.
    for (let i = 0; i < 2; i++) {
      const { top } = step.getBoundingClientRect();
      // Just above the reading line, so that this step is the one being read.
      scrollBy({ top: top - this.#readingLine() + 40, behavior: "instant" });
    }
    this.#scrolledTo = scrollY;
    this.#follow();
  }

  get #steps(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(".step")];
  }

  /** What each step shows, on the axes that the story moves; all others are the reader's. */
  get #states(): State[] {
    const names = movedAxes(this);
    return this.#steps.map(({ dataset }) => {
      const state = JSON.parse(dataset.state ?? "{}") as State;
      return Object.fromEntries(names.map((name) => [name, state[name]]));
    });
  }

  get #figure(): FigureElement | null {
    const figure = this.querySelector("rnn-figure");
    return figure instanceof FigureElement ? figure : null;
  }
}

customElements.define("rnn-story", StoryElement);
