import { byKey, initialState, moved, type State } from "../figures/axis.ts";
import { FIGURES, type AnyFigure } from "../figures/registry.ts";
import type { PartFile } from "./fetch-part.ts";
import { addressOf, leaveSeat, move, takeSeat, type Seat } from "./moment.ts";

/** What a figure's HTML carries for its script. */
interface Embedded {
  readonly head: unknown;
  readonly files: readonly PartFile[];
}

/** Figures are made ready this far before they come into view, in CSS pixels. */
const NEAR = "600px";
const PLAY_MS = { column: 260, update: 420 };

/**
 * A figure that the reader can move. The picture in the HTML stays until there is a better one:
 * without script, before the data is there, and when it cannot be had.
 */
class FigureElement extends HTMLElement {
  #figure: AnyFigure | undefined;
  #data: unknown;
  #seat: Seat | undefined;
  #fetching = new Map<number, Promise<void>>();
  #hasFailed = false;
  /** The place on the first axis that was last brought into view. */
  #inView: number | undefined;
  #allAsked = false;
  #playing: ReturnType<typeof setInterval> | undefined;
  #watcher: IntersectionObserver | undefined;
  #listeners = new AbortController();

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
    clearInterval(this.#playing);
    if (this.#seat) leaveSeat(this.#seat);
  }

  async #begin(): Promise<void> {
    this.#watcher?.disconnect();
    const load = FIGURES.get(this.id);
    const embedded = this.querySelector("script[type='application/json']")?.textContent;
    if (!load || !embedded || this.#figure) return;
    try {
      this.#figure = await load();
    } catch {
      this.#say("This figure's program could not be loaded; the picture shows it at rest.", () =>
        location.reload(),
      );
      return;
    }
    const { head } = JSON.parse(embedded) as Embedded;
    this.#data = head;
    const axes = this.#figure.axes(head);
    const changed = (state: State) => this.#show(state);
    this.#seat = { figure: this.id, axes, state: initialState(axes), changed };
    const notes = takeSeat(this.#seat);
    this.#listen();
    this.#describePlace(initialState(axes));
    this.dataset.state = "ready";
    if (notes.length > 0) this.#say(notes.join(" "));
    if (location.hash === `#${this.id}`) this.#drawing.scrollIntoView({ block: "center" });
    const rest = initialState(axes);
    if (Object.keys(rest).some((name) => rest[name] !== this.#seat?.state[name]))
      this.#show(this.#seat.state);
    else this.#keepInView(rest);
  }

  #listen(): void {
    const { signal } = this.#listeners;
    const drawing = this.#drawing;
    drawing.setAttribute("tabindex", "0");
    drawing.setAttribute("role", "slider");
    drawing.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    const area = drawing.querySelector("[data-pointer]");
    area?.addEventListener("pointerdown", (event) => this.#onPointer(event as PointerEvent), {
      signal,
    });
    area?.addEventListener(
      "pointermove",
      (event) => {
        if ((event as PointerEvent).buttons & 1) this.#onPointer(event as PointerEvent);
      },
      { signal },
    );
    for (const button of this.querySelectorAll<HTMLElement>("[data-action]"))
      button.addEventListener("click", (event) => this.#onAction(button, event), { signal });
    // Weights are fetched once a reader turns to the figure, not for those who only pass by.
    for (const kind of ["pointerenter", "focusin"] as const)
      this.addEventListener(kind, () => this.#fetchAll(), { signal, once: true });
    this.querySelector("details")?.addEventListener(
      "toggle",
      () => this.#seat && this.#fillTable(this.#seat.state),
      { signal },
    );
    document.addEventListener("visibilitychange", () => document.hidden && this.#stop(), {
      signal,
    });
  }

  #onKey(event: KeyboardEvent): void {
    if (!this.#figure || !this.#seat || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = byKey(this.#seat.axes, this.#seat.state, event.key);
    if (!next) return;
    event.preventDefault();
    this.#stop();
    move(this.#seat, next);
  }

  #onPointer(event: PointerEvent): void {
    if (!this.#figure || !this.#seat || event.button > 0) return;
    const area = event.currentTarget as Element;
    if (event.type === "pointerdown" && event.pointerType === "mouse")
      area.setPointerCapture(event.pointerId);
    const { left, top, width, height } = area.getBoundingClientRect();
    const share = (at: number, from: number, size: number) =>
      Math.max(0, Math.min(1, (at - from) / size));
    const x = share(event.clientX, left, width);
    const y = share(event.clientY, top, height);
    this.#stop();
    move(this.#seat, this.#figure.at(this.#data, this.#seat.state, x, y));
  }

  #onAction(button: HTMLElement, event: Event): void {
    if (!this.#seat) return;
    const { action } = button.dataset;
    const [main] = this.#seat.axes;
    if (action === "previous" || action === "next") {
      this.#stop();
      move(
        this.#seat,
        moved(this.#seat.axes, this.#seat.state, main.name, action === "next" ? 1 : -1),
      );
    } else if (action === "play") {
      if (this.#playing === undefined) this.#play();
      else this.#stop();
    } else if (action === "link") void this.#copyLink();
    else if (action === "retry") this.#show(this.#seat.state);
    else if (action === "csv" || action === "json") void this.#download(action, event);
  }

  #play(): void {
    const seat = this.#seat;
    if (!seat) return;
    const [main] = seat.axes;
    const last = main.values[main.values.length - 1];
    if (seat.state[main.name] === last) move(seat, { ...seat.state, [main.name]: main.values[0] });
    this.#playing = setInterval(
      () => {
        if (this.dataset.state === "loading") return; // wait rather than skip what cannot be shown
        move(seat, moved(seat.axes, seat.state, main.name, 1));
        if (seat.state[main.name] === last) this.#stop();
      },
      main.shared ? PLAY_MS.update : PLAY_MS.column,
    );
    this.#label("play", "Pause");
  }

  #stop(): void {
    if (this.#playing === undefined) return;
    clearInterval(this.#playing);
    this.#playing = undefined;
    this.#label("play", "Play");
  }

  #label(action: string, text: string): void {
    const button = this.querySelector(`[data-action='${action}']`);
    if (button) button.textContent = text;
  }

  /** Shows a state as soon as its data is there; the picture before stays until then. */
  #show(state: State): void {
    const figure = this.#figure;
    if (!figure) return;
    if (figure.parts && !figure.parts.isReady(this.#data, state)) {
      this.dataset.state = "loading";
      this.#fetch(figure.parts.needed(this.#data, state)).then(
        () => this.#seat && this.#show(this.#seat.state),
        (error: Error) => this.#fail(error),
      );
      this.#fetchAll(); // who moves once will move on
      return;
    }
    this.dataset.state = "ready";
    if (this.#hasFailed) this.#say("");
    this.#hasFailed = false;
    const picture = this.#drawing.firstElementChild;
    if (picture) figure.update(picture, this.#data, state);
    this.#describePlace(state);
    this.#keepInView(state);
    if (this.querySelector("details")?.open) this.#fillTable(state);
  }

  #describePlace(state: State): void {
    if (!this.#figure || !this.#seat) return;
    const [main] = this.#seat.axes;
    const drawing = this.#drawing;
    drawing.setAttribute("aria-valuemin", "1");
    drawing.setAttribute("aria-valuemax", String(main.values.length));
    drawing.setAttribute("aria-valuenow", String(main.values.indexOf(state[main.name]) + 1));
    const readout = drawing.querySelector(".figure-readout")?.textContent ?? "";
    drawing.setAttribute("aria-valuetext", readout);
  }

  /** Moves the drawing under its own scroll bar, never the page, once the place marked in it moves. */
  #keepInView(state: State): void {
    const [main] = this.#seat?.axes ?? [];
    if (!main || this.#inView === state[main.name]) return;
    this.#inView = state[main.name];
    const scroller = this.#drawing.querySelector<HTMLElement>("[data-scroll]");
    const marker = this.#drawing.querySelector("[data-marker]");
    if (!scroller || !marker || scroller.scrollWidth <= scroller.clientWidth) return;
    const [outer, inner] = [scroller.getBoundingClientRect(), marker.getBoundingClientRect()];
    if (inner.left >= outer.left && inner.right <= outer.right) return;
    scroller.scrollLeft += (inner.left + inner.right - outer.left - outer.right) / 2;
  }

  /** Asks for every file of data once; what fails is asked for again when the reader goes there. */
  #fetchAll(): void {
    if (this.#allAsked) return;
    this.#allAsked = true;
    const { files } = this.#embedded;
    files.forEach((_, index) => {
      this.#fetch(index).catch(() => undefined);
    });
  }

  #fetch(index: number): Promise<void> {
    let fetching = this.#fetching.get(index);
    if (!fetching) {
      fetching = this.#fetchOnce(index);
      this.#fetching.set(index, fetching);
      fetching.catch(() => this.#fetching.delete(index)); // so that it can be tried again
    }
    return fetching;
  }

  async #fetchOnce(index: number): Promise<void> {
    const { fetchPart } = await import("./fetch-part.ts").catch(() => {
      throw new Error("The program that fetches recordings could not be loaded.");
    });
    const part = await fetchPart(this.#embedded.files[index]);
    if (!this.#figure?.parts) return;
    try {
      this.#data = this.#figure.parts.join(this.#data, index, part);
    } catch {
      throw new Error("The recording does not fit this figure.");
    }
  }

  #fail(error: Error): void {
    this.dataset.state = "error";
    this.#hasFailed = true;
    this.#stop();
    this.#say(`${error.message} The picture stays as it was.`, () => {
      this.#say("");
      if (this.#seat) this.#show(this.#seat.state);
    });
  }

  /** Says a sentence under the figure, with a button to try again where that may help. */
  #say(sentence: string, retry?: () => void): void {
    const status = this.querySelector(".figure-status");
    if (!status) return;
    status.replaceChildren(sentence);
    if (!retry) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Try again";
    button.addEventListener("click", retry, { once: true });
    status.append(" ", button);
  }

  async #copyLink(): Promise<void> {
    if (!this.#seat) return;
    const address = addressOf(this.#seat);
    const copied = await navigator.clipboard?.writeText(address).then(
      () => true,
      () => false,
    );
    this.#say(
      copied ? "The link to this moment is copied." : `The link to this moment: ${address}`,
    );
  }

  #fillTable(state: State): void {
    const figure = this.#figure;
    if (!figure || (figure.parts && !figure.parts.isReady(this.#data, state))) return;
    const { caption, rows } = figure.table(this.#data, state);
    const table = this.querySelector("details table");
    const body = table?.querySelector("tbody");
    if (!table || !body) return;
    table.querySelector("caption")?.replaceChildren(caption);
    this.querySelector(".figure-description")?.replaceChildren(figure.describe(this.#data, state));
    const cellsOf = (row: readonly (string | number)[]) =>
      row.map((value, i) => {
        const cell = document.createElement(i === 0 ? "th" : "td");
        if (i === 0) cell.setAttribute("scope", "row");
        cell.textContent = String(value);
        return cell;
      });
    body.replaceChildren(
      ...rows.map((row) => {
        const line = document.createElement("tr");
        line.append(...cellsOf(row));
        return line;
      }),
    );
  }

  async #download(kind: "csv" | "json", event: Event): Promise<void> {
    const figure = this.#figure;
    const state = this.#seat?.state;
    if (!figure || !state || (figure.parts && !figure.parts.isReady(this.#data, state))) return;
    event.preventDefault(); // the link itself leads to the table at rest
    const { csvText, jsonText } = await import("../figures/csv.ts");
    const table = figure.table(this.#data, state);
    const [text, type] =
      kind === "csv" ? [csvText(table), "text/csv"] : [jsonText(table), "application/json"];
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = `${this.id}.${kind}`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  get #embedded(): Embedded {
    const text = this.querySelector("script[type='application/json']")?.textContent ?? "";
    return JSON.parse(text) as Embedded;
  }

  get #drawing(): HTMLElement {
    const drawing = this.querySelector<HTMLElement>(".figure-drawing");
    if (!drawing) throw new Error(`figure "${this.id}" has no drawing`);
    return drawing;
  }
}

customElements.define("rnn-figure", FigureElement);
