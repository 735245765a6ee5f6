import type { Token } from "./vocabulary.ts";

/** What one update reads: B lanes of T time steps. */
export interface Window {
  readonly inputs: readonly ArrayLike<Token>[]; //  (B) of (T)
  readonly targets: readonly ArrayLike<Token>[]; // (B) of (T), NO_TARGET where nothing is asked
  /** Whether every lane begins in the zero state, rather than where its last window ended. */
  readonly isBeginning: boolean;
}

/** Where the windows come from. */
export interface Source {
  /** B: how many sequences are read side by side. */
  readonly lanes: number;
  /** The window of an update, counted from 0: the same whenever it is asked for, so that a run can be resumed. */
  readonly window: (update: number) => Window;
}
