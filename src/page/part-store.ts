import { fetchPart, type PartFile } from "./fetch-part.ts";

/** The files of a figure's data, each fetched at most once at a time. */
export interface PartStore {
  /** Resolves once part `index` is there. Rejects with one sentence for the reader; may then be asked again. */
  readonly get: (index: number) => Promise<void>;
  /** Asks for every part, once; what fails is said when the reader goes there. */
  readonly getAll: () => void;
}

const fetched = new Map<string, Promise<unknown>>();

/** The content of a file; fetched once for all figures that need it, so that they also share what they make of it. */
function contentOf(file: PartFile): Promise<unknown> {
  let content = fetched.get(file.url);
  if (!content) {
    content = fetchPart(file);
    fetched.set(file.url, content);
    content.catch(() => fetched.delete(file.url)); // so that it can be tried again
  }
  return content;
}

/** A store over `files` that hands each part, once it is fetched and checked, to `join`. */
export function partStore(
  files: readonly PartFile[],
  join: (index: number, part: unknown) => void,
): PartStore {
  const under = new Map<number, Promise<void>>();
  let allAsked = false;

  async function fetchAndJoin(index: number): Promise<void> {
    const part = await contentOf(files[index]);
    try {
      join(index, part);
    } catch {
      throw new Error("The recording does not fit this figure.");
    }
  }

  function get(index: number): Promise<void> {
    let fetching = under.get(index);
    if (!fetching) {
      fetching = fetchAndJoin(index);
      under.set(index, fetching);
      fetching.catch(() => under.delete(index)); // so that it can be tried again
    }
    return fetching;
  }

  function getAll(): void {
    if (allAsked) return;
    allAsked = true;
    files.forEach((_, index) => {
      get(index).catch(() => undefined);
    });
  }

  return { get, getAll };
}
