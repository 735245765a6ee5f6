import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { stripTypeScriptTypes } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findBrowser } from "../../scripts/find-browser.ts";
import { allCells } from "../kernel/kernel-bits.ts";
import { sha256 } from "../rnn/bytes.ts";
import { sameBits } from "../rnn/same-bits.ts";

/** Trains as soon as it is opened and sends the bits back. */
const page = (script: string) => `<!doctype html><meta charset="utf-8"><title>Same bits</title>
<script type="module">
  ${script}
</script>`;

const TEXTBOOK = page(`
  import { sameBits } from "/tests/rnn/same-bits.ts";
  await fetch("/bits", { method: "POST", body: sameBits() });`);

/** Sends nothing unless all three cells were compiled: the textbook would give the same bits. */
const KERNEL = page(`
  import { allCells } from "/tests/kernel/kernel-bits.ts";
  const { Instance } = WebAssembly;
  let started = 0;
  WebAssembly.Instance = function (module) {
    started++;
    return new Instance(module);
  };
  const body = allCells("fast");
  await fetch("/bits", { method: "POST", body: started === 3 ? body : "" });`);

/**
 * Trains in a browser, from the very modules that train here, their types stripped and nothing
 * else done. The browser needs no driver: it is started on a page that answers by itself.
 */
async function trainIn(
  executablePath: string,
  argsFor: (profile: string) => string[],
  opened: string,
): Promise<Uint8Array> {
  const profile = mkdtempSync(join(tmpdir(), "same-bits-"));
  let answer: (bits: Uint8Array) => void = () => {};
  const bits = new Promise<Uint8Array>((resolve) => (answer = resolve));
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    if (path === "/bits") {
      void body(request).then(answer);
      response.end();
    } else if (/^\/(src|tests)\/(rnn|kernel|kernel\/compiled)\/[\w-]+\.ts$/.test(path)) {
      response.setHeader("content-type", "text/javascript");
      response.end(stripTypeScriptTypes(readFileSync(path.slice(1), "utf8")));
    } else {
      response.setHeader("content-type", "text/html");
      response.end(opened);
    }
  }).listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = spawn(executablePath, [...argsFor(profile), address], { stdio: "ignore" });
  try {
    return await bits;
  } finally {
    browser.kill("SIGKILL");
    await new Promise((gone) => browser.once("exit", gone));
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function body(request: IncomingMessage): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Uint8Array.from(Buffer.concat(parts));
}

const chromium = async (opened: string) => {
  const { executablePath, args } = await findBrowser();
  const argsFor = (profile: string) => [...args, "--headless", `--user-data-dir=${profile}`];
  return trainIn(executablePath, argsFor, opened);
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
    expect(sha256(await trainIn(firefox ?? "", argsFor, opened))).toBe(sha256(expected()));
  },
);
