import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { askBrowser } from "../../scripts/ask-browser.ts";
import { findBrowser } from "../../scripts/find-browser.ts";
import { measures } from "../kernel/engine-bits.ts";
import { allCells } from "../kernel/kernel-bits.ts";
import { sha256 } from "../rnn/bytes.ts";
import { sameBits } from "../rnn/same-bits.ts";

/** Trains in the browser, from the very modules that train here. */
const TEXTBOOK = `
  import { sameBits } from "/tests/rnn/same-bits.ts";
  await fetch("/answer", { method: "POST", body: sameBits() });`;

/** Measures in the browser what studies measure. */
const MEASURES = `
  import { measures } from "/tests/kernel/engine-bits.ts";
  await fetch("/answer", { method: "POST", body: measures() });`;

/** Sends nothing unless all three cells were compiled: the textbook would give the same bits. */
const KERNEL = `
  import { allCells } from "/tests/kernel/kernel-bits.ts";
  const { Instance } = WebAssembly;
  let started = 0;
  WebAssembly.Instance = function (module) {
    started++;
    return new Instance(module);
  };
  const body = allCells("fast");
  await fetch("/answer", { method: "POST", body: started === 3 ? body : "" });`;

const chromium = async (opened: string) => {
  const { executablePath, args } = await findBrowser();
  const argsFor = (profile: string) => [...args, "--headless", `--user-data-dir=${profile}`];
  return askBrowser(executablePath, argsFor, opened);
};

// That Node's own bits are those of the first day is held by tests/rnn/same-bits.test.ts.
test("Chromium ends in the same weights as Node, to the last bit", async () => {
  const bits = await chromium(TEXTBOOK);
  expect(bits.length).toBeGreaterThan(1000);
  expect(sha256(bits)).toBe(sha256(sameBits()));
});

test("the compiled cells end in Chromium where the textbook ends in Node, to the last bit", async () => {
  expect(sha256(await chromium(KERNEL))).toBe(sha256(allCells("textbook")));
});

test("what studies of words and cells measure is the same in Chromium, to the last digit", async () => {
  const found = await chromium(MEASURES);
  expect(found.length).toBeGreaterThan(10_000);
  expect(sha256(found)).toBe(sha256(Buffer.from(measures())));
});

const firefox = [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"].find(
  (path) => path && existsSync(path),
);

test.skipIf(!firefox).each([
  ["the textbook", TEXTBOOK, sameBits],
  ["the compiled cells", KERNEL, () => allCells("textbook")],
])(
  "in Firefox, where there is one, %s ends in the same weights too",
  async (_, opened, expected) => {
    const argsFor = (profile: string) => ["--headless", "--no-remote", "--profile", profile];
    expect(sha256(await askBrowser(firefox ?? "", argsFor, opened))).toBe(sha256(expected()));
  },
);
