import type { Job, Report } from "../live/job.ts";
import type { Recording, Trace } from "../trace/schema.ts";
import type { Axis, State } from "./axis.ts";

/** The data behind what is drawn, as a table. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Where to draw: the build hands in a document of its own, the page its own. */
export interface Canvas {
  readonly document: Document;
}

/**
 * A figure is data, a drawing of it and the same thing in words. All functions are pure. The
 * build calls `draw` for the picture without script; the page changes that picture in place with
 * `update`; the tests hold that the two give the same nodes.
 */
export interface Figure<Data, Part = never, Recorded extends Recording = Trace> {
  readonly id: string;
  readonly title: string;
  /** What to see in it. */
  readonly caption: (data: Data) => string;
  /** The recordings it replays, runs or studies, by name; none where everything is computed. */
  readonly runs: readonly string[];
  /** What the figure needs of these recordings. */
  readonly select: (...recordings: readonly Recorded[]) => Data;
  /** The axes, the first of which the buttons, Home and End move along. */
  readonly axes: (data: Data) => readonly Axis[];
  readonly draw: (data: Data, state: State, canvas: Canvas) => HTMLElement;
  readonly update: (drawing: Element, data: Data, state: State) => void;
  /** The state that a pointer at (x, y) of the drawing asks for, each from 0 to 1. */
  readonly at: (data: Data, state: State, x: number, y: number) => State;
  /** One line for the place reached: what a screen reader hears on a move. */
  readonly announce: (data: Data, state: State) => string;
  /** The drawing in words, computed. */
  readonly describe: (data: Data, state: State) => string;
  readonly table: (data: Data, state: State) => Table;
  /** The moments shown side by side on paper; also the ones tests draw. */
  readonly moments: (data: Data) => readonly State[];
  /** For symbols of the notation, what they hold in this state, in a few words or numbers. */
  readonly values?: (data: Data, state: State) => Readonly<Record<string, string>>;
  /** What the reader may write into the figure. */
  readonly input?: TextInput<Data>;
  /** What can be computed in the background while the reader watches. */
  readonly live?: LiveWork<Data>;
  /** What the page fetches piece by piece, where the data is too much to send at once. */
  readonly parts?: PartialData<Data, Part>;
}

/** A line of text that is part of a figure's data; the axes do not depend on it. */
export interface TextInput<Data> {
  readonly label: string;
  /** The most characters taken. */
  readonly longest: number;
  /** The text in the data. */
  readonly text: (data: Data) => string;
  /** The data with another text, and a sentence on what of it could not be used; empty where all could. */
  readonly take: (data: Data, text: string) => { readonly data: Data; readonly note: string };
  /** The state to show once a text was taken. */
  readonly after: (data: Data, state: State) => State;
  /** The text that a press at (x, y) of the drawing asks for, each from 0 to 1; undefined where it asks for none. */
  readonly press?: (data: Data, x: number, y: number) => string | undefined;
}

/** Work that goes on in the background, and whose reports become part of a figure's data. */
export interface LiveWork<Data> {
  /** What the button says that begins it. */
  readonly label: string;
  /** What is to be done where the figure stands. */
  readonly job: (data: Data, state: State) => Job;
  /** The data with what a job has reached since it was last heard of; no reports: it begins. */
  readonly take: (data: Data, job: Job, reports: readonly Report[]) => Data;
  /** A second button, which goes to another state and begins there. */
  readonly again?: { readonly label: string; readonly state: (data: Data, state: State) => State };
}

/** How a figure's data is sent in pieces. */
export interface PartialData<Data, Part> {
  /** What the files are called; figures that send the same parts under one name share the files. */
  readonly name: string;
  /** The data without its parts, and the parts. */
  readonly split: (data: Data) => { readonly head: Data; readonly parts: readonly Part[] };
  /** Puts a part into the data. Throws where it is not one. */
  readonly join: (data: Data, index: number, part: unknown) => Data;
  /** The part that a state cannot be drawn without. */
  readonly needed: (data: Data, state: State) => number;
  readonly isReady: (data: Data, state: State) => boolean;
}
