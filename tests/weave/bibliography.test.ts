import { describe, expect, test } from "vitest";
import { readSources, sourceNamed } from "../../src/weave/bibliography.ts";
import { inProjectWith } from "./in-project-with.ts";

const FILE = "sources.bib";
const sourcesOf = (...entries: string[]) =>
  inProjectWith(FILE, entries.join("\n"), () => [...readSources(FILE).values()]);

const PAPER = `@article{a, author = {One, Ann}, title = {T}, journal = {J}, year = {1990}`;

test("a source is what a reader needs to find it", () => {
  const [source] = sourcesOf(
    '@article{key, author = {M{\\"u}ller, Ann B. and Two, Bo}, title = {On {RNNs}},',
    "journal = {J}, volume = {9}, number = {8}, pages = {17--18}, year = {1997}, doi = {10.1/2}}",
  );
  expect(source).toEqual({
    key: "key",
    label: "Müller and Two 1997",
    authors: "Ann B. Müller, Bo Two",
    title: "On RNNs",
    where: "J, 9(8), 17–18",
    year: "1997",
    url: "https://doi.org/10.1/2",
  });
});

test("up to two authors are named, and more are others", () => {
  const labels = ["One, A", "One, A and Two, B", "One, A and Two, B and Three, C"].map(
    (author) =>
      sourcesOf(`@article{a, author = {${author}}, title = {T}, journal = {J}, year = {1990}}`)[0]
        .label,
  );
  expect(labels).toEqual(["One 1990", "One and Two 1990", "One et al. 1990"]);
});

test("it is found where it was printed, or else where it was deposited", () => {
  const [book, report, preprint, page] = sourcesOf(
    "@book{a, author = {One, A}, title = {T}, publisher = {P}, date = {2001-04}}",
    "@techreport{b, author = {One, A}, title = {T}, institution = {I}, year = {2001}}",
    "@misc{c, author = {One, A}, title = {T}, year = {2001}, eprint = {1.2}}",
    "@inproceedings{d, author = {One, A}, title = {T}, booktitle = {B}, year = {2001}, url = {https://a.b}}",
  );
  expect([book.where, report.where, preprint.where, page.where]).toEqual([
    "P",
    "I",
    "arXiv:1.2",
    "B",
  ]);
  expect(book.year).toBe("2001");
  expect([book.url, report.url, preprint.url, page.url]).toEqual([
    undefined,
    undefined,
    "https://arxiv.org/abs/1.2",
    "https://a.b",
  ]);
});

describe("refuses, naming the file and the entry,", () => {
  test.each([
    ["author", 'sources.bib: "a" has no author'],
    ["title", 'sources.bib: "a" has no title'],
    ["year", 'sources.bib: "a" has no year'],
    ["journal", 'sources.bib: "a" has no journal or book'],
  ])("one without %s", (field, message) => {
    const entry = `${PAPER}}`.replace(new RegExp(`, ${field} = \\{[^}]*\\}`), "");
    expect(() => sourcesOf(entry)).toThrow(new Error(message));
  });

  test("one without an author's family name", () => {
    expect(() => sourcesOf(`${PAPER}}`.replace("One, Ann", "{The Team}"))).toThrow(
      new Error('sources.bib: "a" has no family name'),
    );
  });

  test("two of one key", () => {
    expect(() => sourcesOf(`${PAPER}}`, `${PAPER}}`)).toThrow(
      new Error('sources.bib: two entries are called "a"'),
    );
  });

  test("what is no BibTeX, with its line", () => {
    expect(() => sourcesOf(`${PAPER}}`, PAPER)).toThrow(/^sources\.bib: .* at line 2, /s);
  });
});

test("a source is named by its key", () => {
  const source = sourceNamed("elman1990");
  expect(source).toBe(readSources().get("elman1990"));
  expect(source.label).toBe("Elman 1990");
});

test("a key without a source is refused with those that begin alike, or with all", () => {
  expect(() => sourceNamed("elman1991")).toThrow(
    new Error(
      'cites "elman1991", which is not in content/references.bib; there are elman1990, elhihi1995',
    ),
  );
  const every = [...readSources().keys()].join(", ");
  expect(() => sourceNamed("zzz")).toThrow(`there are ${every}`);
});
