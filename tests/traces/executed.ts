import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** What V8 says of a file: how often each range of it ran. */
interface Coverage {
  readonly url: string;
  readonly functions: readonly {
    readonly ranges: readonly { startOffset: number; endOffset: number; count: number }[];
  }[];
}

/**
 * Which places of the files under `root` ran, as V8 wrote it into `folder` (NODE_V8_COVERAGE); Node
 * takes types out of a file without moving anything.
 */
export function executed(folder: string, root: string): (file: string, at: number) => boolean {
  const all = readdirSync(folder).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(folder, name), "utf8")) as {
      result: Coverage[];
    };
    return result;
  });
  return (file, at) => {
    const url = pathToFileURL(join(root, file)).href;
    const ranges = all
      .filter((one) => one.url === url)
      .flatMap(({ functions }) => functions.flatMap((one) => one.ranges))
      .filter(({ startOffset, endOffset }) => startOffset <= at && at < endOffset);
    const innermost = ranges.reduce<(typeof ranges)[number] | undefined>(
      (best, one) =>
        !best || one.endOffset - one.startOffset <= best.endOffset - best.startOffset ? one : best,
      undefined,
    );
    return (innermost?.count ?? 0) > 0;
  };
}
