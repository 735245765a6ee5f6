import type { Source } from "./source.ts";
import type { Token } from "./vocabulary.ts";

/**
 * One text cut into B equal lanes that are read side by side, T tokens an update, each token's
 * target being the next. The state goes on from window to window; where the text starts again, so
 * does the state. Throws where the text does not give each lane a window and the token after.
 */
export function runningText(tokens: ArrayLike<Token>, lanes: number, truncation: number): Source {
  const windows = windowsPerEpoch(tokens.length, lanes, truncation);
  const laneLength = Math.floor(tokens.length / lanes);
  const text = Int32Array.from(tokens);
  const cut = (from: number) =>
    Array.from({ length: lanes }, (_, lane) => {
      const begin = lane * laneLength + from;
      return text.subarray(begin, begin + truncation);
    });
  return {
    lanes,
    window: (update) => {
      const at = update % windows;
      return {
        inputs: cut(at * truncation),
        targets: cut(at * truncation + 1),
        isBeginning: at === 0,
      };
    },
  };
}

/** How many windows one pass over the text gives. Throws if it gives none. */
export function windowsPerEpoch(characters: number, lanes: number, truncation: number): number {
  const windows = Math.floor((Math.floor(characters / lanes) - 1) / truncation);
  if (!(windows >= 1 && windows < characters))
    throw new Error(
      `a text of ${characters} characters does not give ${lanes} lanes a window of ${truncation} and the character after`,
    );
  return windows;
}
