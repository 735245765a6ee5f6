import { readFileSync, statSync } from "node:fs";
import { parse } from "@retorquere/bibtex-parser";

/** A source of the book. */
export interface Source {
  /** Family name, year and, where needed, a word: elman1990. */
  readonly key: string;
  /** As a sentence names it: “Elman 1990”. */
  readonly label: string;
  readonly authors: string;
  readonly title: string;
  /** Journal, book, conference or kind of report, with its numbers. */
  readonly where: string;
  readonly year: string;
  /** Where it can be read. */
  readonly url: string | undefined;
}

const FILE = "content/references.bib";

/** What was read last; reading takes a while, and each citation asks. */
let sources: { readonly mtimeMs: number; readonly all: ReadonlyMap<string, Source> } | undefined;

/** The sources by key, from content/references.bib. Throws where an entry lacks what a reader needs to find it. */
export function readSources(file = FILE): ReadonlyMap<string, Source> {
  const { mtimeMs } = statSync(file);
  if (file === FILE && sources?.mtimeMs === mtimeMs) return sources.all;
  const { entries, errors } = parse(readFileSync(file, "utf8"), { sentenceCase: false });
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].error}`);
  const found = new Map<string, Source>();
  for (const entry of entries) {
    if (found.has(entry.key)) throw new Error(`${file}: two entries are called "${entry.key}"`);
    found.set(entry.key, sourceOf(entry.key, entry.fields as unknown as Fields, file));
  }
  if (file === FILE) sources = { mtimeMs, all: found };
  return found;
}

/** What the reader of BibTeX gives of an entry, as far as it is used. */
interface Fields {
  readonly author?: readonly { readonly lastName?: string; readonly firstName?: string }[];
  readonly title?: string;
  readonly date?: string;
  readonly year?: string;
  readonly journal?: string;
  readonly journaltitle?: string;
  readonly booktitle?: string;
  readonly institution?: string;
  readonly publisher?: readonly string[] | string;
  readonly volume?: string;
  readonly number?: string;
  readonly pages?: string;
  readonly doi?: string;
  readonly eprint?: string;
  readonly url?: string;
}

function sourceOf(key: string, fields: Fields, file: string): Source {
  const need = <Value>(value: Value | undefined, what: string): Value => {
    if (value === undefined || value === "") throw new Error(`${file}: "${key}" has no ${what}`);
    return value;
  };
  const names = need(fields.author, "author").map(({ lastName = "", firstName = "" }) => ({
    family: composed(need(lastName, "family name")),
    given: composed(firstName),
  }));
  const year = need(fields.year ?? fields.date?.slice(0, 4), "year");
  const families = names.map(({ family }) => family);
  const [first, second] = families;
  const label =
    families.length > 2
      ? `${first} et al.`
      : second === undefined
        ? first
        : `${first} and ${second}`;
  const place = fields.journal ?? fields.journaltitle ?? fields.booktitle ?? fields.institution;
  const volume = fields.volume && `${fields.volume}${fields.number ? `(${fields.number})` : ""}`;
  const publisher = [fields.publisher ?? []].flat().join(", ");
  const where = [place ?? publisher, volume, fields.pages?.replace(/--?/, "–")].filter(Boolean);
  return {
    key,
    label: `${label} ${year}`,
    authors: names.map(({ family, given }) => `${given} ${family}`.trim()).join(", "),
    title: composed(need(fields.title, "title")),
    where: need(
      composed(where.join(", ")) || (fields.eprint && `arXiv:${fields.eprint}`),
      "journal or book",
    ),
    year,
    url:
      (fields.doi && `https://doi.org/${fields.doi}`) ??
      (fields.eprint && `https://arxiv.org/abs/${fields.eprint}`) ??
      fields.url,
  };
}

/** A text whose accents are one character with their letter, as fonts and readers expect; the parser sets them apart. */
const composed = (text: string): string => text.normalize("NFC");

/** The source a key stands for. Throws where there is none, naming the keys that begin alike. */
export function sourceNamed(key: string): Source {
  const all = readSources();
  const source = all.get(key);
  if (source) return source;
  const near = [...all.keys()].filter((one) => one.slice(0, 2) === key.slice(0, 2));
  const names = near.length > 0 ? near : [...all.keys()];
  throw new Error(`cites "${key}", which is not in ${FILE}; there are ${names.join(", ")}`);
}
