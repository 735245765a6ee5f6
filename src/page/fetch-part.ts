import { sha256 } from "../trace/sha256.ts";
import { gunzip } from "../trace/gunzip.ts";

/** A file of a figure's data, as the page's HTML announces it. */
export interface PartFile {
  readonly url: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Fetches, unpacks, checks and parses one file of data. Throws one sentence a reader can act on. */
export async function fetchPart(file: PartFile): Promise<unknown> {
  const name = new URL(file.url, location.href).pathname.split("/").pop() ?? file.url;
  const response = await fetch(file.url).catch(() => undefined);
  if (!response)
    throw new Error(`The recording could not be fetched: no answer for ${name}. Are you offline?`);
  if (!response.ok)
    throw new Error(
      `The recording could not be fetched: the server answers ${response.status} for ${name}.`,
    );
  const bytes = await response
    .arrayBuffer()
    .then((buffer) => gunzip(new Uint8Array(buffer), file.bytes))
    .catch((error: Error) => {
      throw new Error(`The recording ${name} cannot be read: ${error.message}.`);
    });
  // Where the page came without encryption the browser offers no hash, and nothing is checked.
  if (isSecureContext && (await sha256(bytes)) !== file.sha256)
    throw new Error(
      `The recording ${name} is not the one this page was made for: its content was altered.`,
    );
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    throw new Error(`The recording ${name} cannot be read: it is no recording.`);
  }
}
