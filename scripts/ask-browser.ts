import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { stripTypeScriptTypes } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Opens a page with one module script in a browser and returns what the script posts to /answer. It
 * may import modules of src and tests, which are served with their types stripped and nothing else
 * done. The browser needs no driver: it is started on a page that answers by itself.
 */
export async function askBrowser(
  executablePath: string,
  argsFor: (profile: string) => string[],
  script: string,
): Promise<Uint8Array> {
  const profile = mkdtempSync(join(tmpdir(), "browser-"));
  let answer: (bytes: Uint8Array) => void = () => {};
  const bytes = new Promise<Uint8Array>((resolve) => (answer = resolve));
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    if (path === "/answer") {
      void body(request).then(answer);
      response.end();
    } else if (/^\/(src|tests)(\/[\w-]+)+\.ts$/.test(path)) {
      response.setHeader("content-type", "text/javascript");
      response.end(stripTypeScriptTypes(readFileSync(path.slice(1), "utf8")));
    } else {
      response.setHeader("content-type", "text/html");
      const title = '<!doctype html><meta charset="utf-8"><title>Question</title>';
      response.end(`${title}<script type="module">${script}</script>`);
    }
  }).listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = spawn(executablePath, [...argsFor(profile), address], { stdio: "ignore" });
  try {
    return await bytes;
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
