import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { stripTypeScriptTypes } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findBrowser } from "../../scripts/find-browser.ts";
import { sha256 } from "../rnn/bytes.ts";
import { sameBits } from "../rnn/same-bits.ts";

/** Trains as soon as it is opened and sends the bits back. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>Same bits</title>
<script type="module">
  import { sameBits } from "/tests/rnn/same-bits.ts";
  await fetch("/bits", { method: "POST", body: sameBits() });
</script>`;

/**
 * Trains in a browser, from the very modules that train here, their types stripped and nothing
 * else done. The browser needs no driver: it is started on a page that answers by itself.
 */
async function trainIn(
  executablePath: string,
  argsFor: (profile: string) => string[],
): Promise<Uint8Array> {
  const profile = mkdtempSync(join(tmpdir(), "same-bits-"));
  let answer: (bits: Uint8Array) => void = () => {};
  const bits = new Promise<Uint8Array>((resolve) => (answer = resolve));
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    if (path === "/bits") {
      void body(request).then(answer);
      response.end();
    } else if (/^\/(src|tests)\/rnn\/[\w-]+\.ts$/.test(path)) {
      response.setHeader("content-type", "text/javascript");
      response.end(stripTypeScriptTypes(readFileSync(path.slice(1), "utf8")));
    } else {
      response.setHeader("content-type", "text/html");
      response.end(PAGE);
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

// That Node's own bits are those of the first day is held by tests/rnn/same-bits.test.ts.
test("Chromium ends in the same weights as Node, to the last bit", async () => {
  const { executablePath, args } = await findBrowser();
  const bits = await trainIn(executablePath, (profile) => [
    ...args,
    "--headless",
    `--user-data-dir=${profile}`,
  ]);
  expect(bits.length).toBeGreaterThan(1000);
  expect(sha256(bits)).toBe(sha256(sameBits()));
});

const firefox = [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"].find(
  (path) => path && existsSync(path),
);

test.skipIf(!firefox)("Firefox, where there is one, ends in the same weights too", async () => {
  const bits = await trainIn(firefox ?? "", (profile) => [
    "--headless",
    "--no-remote",
    "--profile",
    profile,
  ]);
  expect(sha256(bits)).toBe(sha256(sameBits()));
});
