import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { serve, type Served } from "../../scripts/serve.ts";

let dist: string;
let site: Served | undefined;

beforeAll(() => {
  dist = mkdtempSync(join(tmpdir(), "dist-"));
  mkdirSync(join(dist, "_assets"));
  mkdirSync(join(dist, "chapter"));
  writeFileSync(join(dist, "index.html"), "<h1>first page</h1>");
  writeFileSync(join(dist, "404.html"), "<h1>nothing here</h1>");
  writeFileSync(join(dist, "chapter/index.html"), "<h1>chapter</h1>");
  writeFileSync(join(dist, "_assets/script.js"), "export {};");
  writeFileSync(join(dist, "_assets/run.json.gz"), gzipSync('{"loss":1}'));
});

afterEach(async () => {
  await site?.close();
  site = undefined;
});

afterAll(() => rmSync(dist, { recursive: true }));

async function get(path: string, base?: string) {
  site ??= await serve(dist, { base });
  return fetch(new URL(path, site.address), { redirect: "manual" });
}

test.each([
  ["/", "text/html;charset=utf-8"],
  ["/chapter/", "text/html;charset=utf-8"],
  ["/_assets/script.js", "text/javascript"],
  ["/_assets/run.json.gz", "application/gzip"],
])("%s is sent as %s", async (path, type) => {
  const response = await get(path);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe(type);
});

test("an archive arrives as an archive, not inflated on the way", async () => {
  const response = await get("/_assets/run.json.gz");
  expect(response.headers.has("content-encoding")).toBe(false);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(gunzipSync(bytes).toString()).toBe('{"loss":1}');
});

test("an unknown address gets the site's own page and status 404", async () => {
  for (const path of ["/no/such/page/", "/%E0%A4%A", "/../package.json"]) {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("nothing here");
  }
});

test("a chapter without its slash is sent on, question mark and all", async () => {
  const response = await get("/chapter?step=3");
  expect(response.status).toBe(301);
  expect(response.headers.get("location")).toBe("/chapter/?step=3");
});

test("under a base path the site is there and nowhere else", async () => {
  const within = await get("/book/chapter/", "book");
  expect(site?.address).toMatch(/\/book\/$/);
  expect(await within.text()).toContain("chapter");
  expect((await get("/chapter/")).status).toBe(404);
  expect((await get("/bookshop/")).status).toBe(404);
  expect((await get("/book")).headers.get("location")).toBe("/book/");
});

test("a taken port is exchanged for a free one", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  site = await serve(dist, { port });
  expect(new URL(site.address).port).not.toBe(String(port));
  expect((await fetch(site.address)).status).toBe(200);
  await new Promise((resolve) => other.close(resolve));
});

test("without a built site it says how to build one", async () => {
  await expect(serve(join(dist, "chapter/none"))).rejects.toThrow(
    /there is no built site in ".*none"; build it with npm run build/,
  );
});
