import type { State } from "../figures/axis.ts";
import { stepAt } from "../scrolly/position.ts";
import { FigureElement } from "./figure-element.ts"; // defines the figure before the story around it
import { player, type Player } from "./player.ts";

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
    addEventListener("scroll", ask, { passive: true, signal });
    addEventListener("resize", ask, { signal });
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
  }

  disconnectedCallback(): void {
    this.#listeners.abort();
    this.#player?.stop();
  }

  #onAction(action: string | undefined): void {
    if (action === "story-play") return this.#player?.toggle();
    this.#player?.stop();
    this.#scrollTo(this.#current + (action === "story-next" ? 1 : -1));
  }

  /** Shows the step that the page is scrolled to. */
  #follow(): void {
    const steps = this.#steps;
    const figure = this.#figure;
    const index = stepAt(
      steps.map((step) => step.getBoundingClientRect().top),
      this.#readingLine(),
    );
    if (index === this.#current) return;
    const isFirstLook = this.#current === -1;
    this.#current = index;
    steps.forEach((step, i) => step.toggleAttribute("data-current", i === index));
    this.dataset.step = steps[index].id;
    const state = this.#states[index];
    if (isFirstLook) figure?.offer(state);
    else figure?.goTo(state);
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
    const states = this.#states;
    const names = [...new Set(this.#changes.flatMap((change) => Object.keys(change)))];
    const fits = (state: State) => names.every((name) => state[name] === detail[name]);
    if (fits(states[this.#current])) return;
    const index = states.findIndex(fits);
    if (index >= 0) this.#scrollTo(index);
  }

  #scrollTo(index: number): void {
    const step = this.#steps[Math.max(0, Math.min(this.#steps.length - 1, index))];
    const { top } = step.getBoundingClientRect();
    // Just above the reading line, so that this step is the one being read.
    scrollBy({ top: top - this.#readingLine() + 40, behavior: "instant" });
    this.#follow();
  }

  get #steps(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(".step")];
  }

  get #states(): State[] {
    return this.#steps.map(({ dataset }) => JSON.parse(dataset.state ?? "{}") as State);
  }

  get #changes(): State[] {
    return this.#steps.map(({ dataset }) => JSON.parse(dataset.change ?? "{}") as State);
  }

  get #figure(): FigureElement | null {
    const figure = this.querySelector("rnn-figure");
    return figure instanceof FigureElement ? figure : null;
  }
}

customElements.define("rnn-story", StoryElement);
