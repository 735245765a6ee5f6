import { byKey, initialState, moved, type Axis, type State } from "../figures/axis.ts";
import { readText } from "../figures/address.ts";
import { FIGURES, type AnyFigure } from "../figures/registry.ts";
import { axisSliders, type AxisSliders } from "./axis-sliders.ts";
import { download, fillTable } from "./data-table.ts";
import { liveButton, type LiveButton } from "./live-button.ts";
import type { PartFile } from "./fetch-part.ts";
import { addressOf, keepText, leaveSeat, move, takeSeat, type Seat } from "./moment.ts";
import { partStore, type PartStore } from "./part-store.ts";
import { movedAxes } from "./story-axes.ts";
import { player, type Player } from "./player.ts";
import { followPointer } from "./pointer-place.ts";
import { handleOf, showMarker } from "./scrolled-drawing.ts";
import { say } from "./status-line.ts";

/** What a figure's HTML carries for its script. */
interface Embedded {
  readonly head: unknown;
  /** The state drawn in the HTML, where it is not the figure's own at rest. */
  readonly start?: State;
  readonly files: readonly PartFile[];
}

/** Figures are made ready this far before they come into view, in CSS pixels. */
const NEAR = "600px";
/** Between two places while playing, in milliseconds: a shared place changes more of the page. */
const PACE = { own: 260, shared: 420 };

/**
 * A figure that the reader can move. The picture in the HTML stays until there is a better one:
 * without script, before the data is there, and when it cannot be had.
 */
export class FigureElement extends HTMLElement {
  #isBegun = false;
  #figure: AnyFigure | undefined;
  #data: unknown;
  #seat: Seat | undefined;
  #parts: PartStore | undefined;
  #player: Player | undefined;
  #sliders: AxisSliders | undefined;
  #live: LiveButton | undefined;
  /** What a story asked for before the figure was ready. */
  #offered: State | undefined;
  #hasFailed = false;
  /** The place on the first axis that was last brought into view. */
  #inView: number | undefined;
  #watcher: IntersectionObserver | undefined;
  #listeners = new AbortController();

  /** Makes the figure ready, though it may be far from view. */
  wake(): void {
    void this.#begin();
  }

  connectedCallback(): void {
    this.#watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) void this.#begin();
      },
      { rootMargin: NEAR },
    );
    this.#watcher.observe(this.#drawing);
  }

  disconnectedCallback(): void {
    this.#watcher?.disconnect();
    this.#listeners.abort();
    this.#player?.stop();
    this.#live?.end();
    if (this.#seat) leaveSeat(this.#seat);
  }

  async #begin(): Promise<void> {
    this.#watcher?.disconnect();
    const load = FIGURES.get(this.id);
    const embedded = this.querySelector("script[type='application/json']")?.textContent;
    if (!load || !embedded || this.#isBegun) return;
    this.#isBegun = true;
    try {
      this.#figure = await load();
    } catch {
      this.#say("This figure's program could not be loaded; the picture shows it at rest.", () =>
        location.reload(),
      );
      return;
    }
    const { head, start, files } = JSON.parse(embedded) as Embedded;
    const { parts } = this.#figure;
    this.#data = head;
    this.#parts = partStore(files, (index, part) => {
      if (parts) this.#data = parts.join(this.#data, index, part);
    });
    const axes: readonly Axis[] = this.#figure
      .axes(head)
      .map((axis) => ({ ...axis, initial: start?.[axis.name] ?? axis.initial }));
    const rest = initialState(axes);
    const story = this.closest("rnn-story");
    const seat: Seat = {
      figure: this.id,
      axes,
      state: rest,
      scrolled: story ? movedAxes(story) : [],
      changed: (to: State) => this.#show(to),
    };
    this.#seat = seat;
    this.#player = this.#playerOf(seat);
    this.#live = this.#liveOf(this.#figure, seat);
    const notes = [...takeSeat(seat, isElsewhere), ...this.#takeTextOf(location.search)];
    const isAsked = Object.keys(rest).some((name) => rest[name] !== seat.state[name]);
    this.#listen();
    this.#describePlace(rest);
    this.dataset.state = "ready";
    if (notes.length > 0) this.#say(notes.join(" "));
    if (location.hash === `#${this.id}` && !story)
      this.#drawing.scrollIntoView({ block: "center" });
    if (isAsked || this.#seat.text !== undefined) this.#show(seat.state);
    else this.#keepInView(rest);
    if (seat.scrolled?.some((name) => rest[name] !== seat.state[name])) this.#tellStory(seat.state);
    if (this.#offered) this.goTo(this.#offered);
  }

  /** Shows what a story tells, now or as soon as the figure is ready; what it does not tell stays. */
  goTo(state: State): void {
    this.#offered = state;
    if (!this.#seat) return;
    this.#player?.stop();
    move(this.#seat, { ...this.#seat.state, ...state });
  }

  /** Lets a story around the figure know where it was asked to go. */
  #tellStory(state: State): void {
    this.dispatchEvent(new CustomEvent("rnn-moved", { detail: state, bubbles: true }));
  }

  /** Moves as the reader asks, and lets a story around it know. */
  #moveAsAsked(state: State): void {
    if (!this.#seat) return;
    this.#player?.stop();
    move(this.#seat, state);
    this.#tellStory(state);
  }

  /** Takes a text into the figure and returns what is to be said of it. */
  #takeText(text: string): string {
    const input = this.#figure?.input;
    if (!input || !this.#seat) return "";
    const { data, note } = input.take(this.#data, text);
    this.#data = data;
    return note;
  }

  /** Takes the text that the address has for this figure, if any. */
  #takeTextOf(search: string): readonly string[] {
    const text = readText(this.id, search);
    const field = this.#textField;
    if (text === undefined || !field || !this.#figure?.input || !this.#seat) return [];
    const note = this.#takeText(text);
    field.value = this.#figure.input.text(this.#data);
    this.#seat.text = field.value;
    return note === "" ? [] : [note];
  }

  #onText(text: string): void {
    const input = this.#figure?.input;
    if (!input || !this.#seat) return;
    this.#say(this.#takeText(text));
    const taken = input.text(this.#data);
    const field = this.#textField;
    if (field && document.activeElement !== field) field.value = taken;
    keepText(this.#seat, taken);
    const next = input.after(this.#data, this.#seat.state);
    this.#player?.stop();
    move(this.#seat, next);
    this.#show(this.#seat.state); // the text changed, even where the place did not
  }

  get #textField(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>(".figure-input input");
  }

  #listen(): void {
    const { signal } = this.#listeners;
    const drawing = this.#drawing;
    const handle = handleOf(drawing);
    handle.setAttribute("tabindex", "0");
    handle.setAttribute("role", "slider");
    drawing.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    followPointer(drawing, (x, y, isPress) => this.#onPointer(x, y, isPress), signal);
    this.#textField?.addEventListener(
      "input",
      (event) => this.#onText((event.target as HTMLInputElement).value),
      { signal },
    );
    if (this.#seat)
      this.#sliders = axisSliders(
        this,
        this.#seat.axes,
        (axis, value) => this.#seat && this.#moveAsAsked({ ...this.#seat.state, [axis]: value }),
        signal,
      );
    for (const button of this.querySelectorAll<HTMLElement>("[data-action]"))
      button.addEventListener("click", (event) => this.#onAction(button.dataset.action, event), {
        signal,
      });
    // Weights are fetched once a reader turns to the figure, not for those who only pass by.
    for (const kind of ["pointerenter", "focusin"] as const)
      this.addEventListener(kind, () => this.#parts?.getAll(), { signal, once: true });
    this.querySelector("details")?.addEventListener(
      "toggle",
      () => this.#seat && this.#fillTable(this.#seat.state),
      { signal },
    );
    document.addEventListener("visibilitychange", () => document.hidden && this.#player?.stop(), {
      signal,
    });
  }

  #onKey(event: KeyboardEvent): void {
    if (!this.#figure || !this.#seat || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = byKey(this.#seat.axes, this.#seat.state, event.key);
    if (!next) return;
    event.preventDefault();
    this.#moveAsAsked(next);
  }

  #onPointer(x: number, y: number, isPress: boolean): void {
    if (!this.#figure || !this.#seat) return;
    const text = isPress ? this.#figure.input?.press?.(this.#data, x, y) : undefined;
    if (text !== undefined) this.#onText(text);
    this.#moveAsAsked(this.#figure.at(this.#data, this.#seat.state, x, y));
  }

  #onAction(action: string | undefined, event: Event): void {
    if (!this.#seat) return;
    const { axes, state } = this.#seat;
    if (action === "previous" || action === "next")
      this.#moveAsAsked(moved(axes, state, axes[0].name, action === "next" ? 1 : -1));
    else if (action === "play") this.#player?.toggle();
    else if (action === "run") this.#live?.toggle(this.#data, state);
    else if (action === "again") this.#runAgain();
    else if (action === "link") void this.#copyLink();
    else if (action === "csv" || action === "json") this.#download(action, event);
  }

  /** Goes where the figure wants a fresh run, and begins it there. */
  #runAgain(): void {
    const again = this.#figure?.live?.again;
    if (!again || !this.#seat) return;
    this.#moveAsAsked(again.state(this.#data, this.#seat.state));
    this.#live?.begin(this.#data, this.#seat.state);
  }

  /** The button that lets the figure's work go on in the background, where it has such. */
  #liveOf({ live }: AnyFigure, seat: Seat): LiveButton | undefined {
    if (!live) return undefined;
    return liveButton({
      button: this.querySelector("[data-action='run']"),
      live,
      take: (job, reports) => {
        this.#data = live.take(this.#data, job, reports);
        this.#show(seat.state);
      },
      say: (sentence, retry) => this.#say(sentence, retry),
    });
  }

  #playerOf(seat: Seat): Player {
    const [{ name, values, shared }] = seat.axes;
    const last = values[values.length - 1];
    return player({
      button: this.querySelector("[data-action='play']"),
      pace: shared ? PACE.shared : PACE.own,
      rewind: () => {
        if (seat.state[name] === last) move(seat, { ...seat.state, [name]: values[0] });
      },
      step: () => {
        // While data is on its way, wait rather than skip what cannot be shown.
        if (this.dataset.state !== "loading") move(seat, moved(seat.axes, seat.state, name, 1));
        return seat.state[name] !== last;
      },
    });
  }

  /** Shows a state as soon as its data is there; the picture before stays until then. */
  #show(state: State): void {
    const figure = this.#figure;
    if (!figure) return;
    if (figure.parts && !figure.parts.isReady(this.#data, state)) {
      this.dataset.state = "loading";
      this.#parts?.get(figure.parts.needed(this.#data, state)).then(
        () => this.#seat && this.#show(this.#seat.state),
        (error: Error) => this.#fail(error),
      );
      // Who moves along the training once will move on; a story that stays at one update will not.
      if (this.#seat?.axes.some(({ name, shared, initial }) => shared && state[name] !== initial))
        this.#parts?.getAll();
      return;
    }
    this.dataset.state = "ready";
    if (this.#hasFailed) this.#say("");
    this.#hasFailed = false;
    const picture = this.#drawing.firstElementChild;
    if (picture) figure.update(picture, this.#data, state);
    this.#sliders?.show(state);
    this.#live?.show(this.#data, state);
    this.#tellValues(state);
    this.#describePlace(state);
    this.#keepInView(state);
    if (this.querySelector("details")?.open) this.#fillTable(state);
  }

  #describePlace(state: State): void {
    if (!this.#figure || !this.#seat) return;
    const [main] = this.#seat.axes;
    const handle = handleOf(this.#drawing);
    handle.setAttribute("aria-valuemin", "1");
    handle.setAttribute("aria-valuemax", String(main.values.length));
    handle.setAttribute("aria-valuenow", String(main.values.indexOf(state[main.name]) + 1));
    const readout = this.#drawing.querySelector(".figure-readout")?.textContent ?? "";
    handle.setAttribute("aria-valuetext", readout);
  }

  /** Lets the strips beside equations know what symbols hold now. */
  #tellValues(state: State): void {
    const values = this.#figure?.values?.(this.#data, state);
    if (!values) return;
    const detail = { id: this.id, values };
    this.dispatchEvent(new CustomEvent("rnn-shown", { detail, bubbles: true }));
  }

  /** Moves the drawing under its own scroll bar, never the page, once the place marked in it moves. */
  #keepInView(state: State): void {
    const [main] = this.#seat?.axes ?? [];
    if (!main || this.#inView === state[main.name]) return;
    this.#inView = state[main.name];
    showMarker(this.#drawing);
  }

  #fail(error: Error): void {
    this.dataset.state = "error";
    this.#hasFailed = true;
    this.#player?.stop();
    this.#say(`${error.message} The picture stays as it was.`, () => {
      this.#say("");
      if (this.#seat) this.#show(this.#seat.state);
    });
  }

  #say(sentence: string, retry?: () => void): void {
    say(this, sentence, retry);
  }

  async #copyLink(): Promise<void> {
    if (!this.#seat) return;
    const story = this.closest<HTMLElement>("rnn-story");
    const address = addressOf(this.#seat, story?.dataset.step);
    const copied = await navigator.clipboard?.writeText(address).then(
      () => true,
      () => false,
    );
    this.#say(
      copied ? "The link to this moment is copied." : `The link to this moment: ${address}`,
    );
  }

  #fillTable(state: State): void {
    const figure = this.#readyFigure(state);
    const table = this.querySelector("details table");
    if (!figure || !table) return;
    fillTable(table, figure.table(this.#data, state));
    this.querySelector(".figure-description")?.replaceChildren(figure.describe(this.#data, state));
  }

  #download(kind: "csv" | "json", event: Event): void {
    const state = this.#seat?.state;
    const figure = state && this.#readyFigure(state);
    if (!figure) return;
    event.preventDefault(); // the link itself leads to the table at rest
    download(this.id, kind, figure.table(this.#data, state));
  }

  /** The figure, where the data of a state is there. */
  #readyFigure(state: State): AnyFigure | undefined {
    const parts = this.#figure?.parts;
    return !parts || parts.isReady(this.#data, state) ? this.#figure : undefined;
  }

  get #drawing(): HTMLElement {
    const drawing = this.querySelector<HTMLElement>(".figure-drawing");
    if (!drawing) throw new Error(`figure "${this.id}" has no drawing`);
    return drawing;
  }
}

/** Whether any figure of the page has a place on a shared axis. */
const isElsewhere = ({ name }: Axis, place: string): boolean =>
  [...document.querySelectorAll(`[data-places-${name}]`)].some((figure) =>
    figure.getAttribute(`data-places-${name}`)?.split(" ").includes(place),
  );

customElements.define("rnn-figure", FigureElement);
