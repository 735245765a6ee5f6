/** What a figure shows: a value for each of its axes, by name. */
type Shown = Readonly<Record<string, number>>;

/**
 * The complete state of each step, from what each says it changes: a step keeps what the steps
 * before it set. Complete states make every step reachable from every other, in either direction.
 */
export function fillForward(initial: Shown, changes: readonly Shown[]): Shown[] {
  let state = initial;
  return changes.map((change) => (state = { ...state, ...change }));
}
