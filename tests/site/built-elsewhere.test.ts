import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serve, type Served } from "../../scripts/serve.ts";
import { FIGURES_BUILT } from "./built.ts";
import { figureOn, open, useBrowser } from "./visit.ts";

useBrowser();

const BASE = "/docs/rnn/";
const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), "site-")));
let site: Served;

beforeAll(async () => {
  const [first, second] = folders;
  await build(first, { TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "C" });
  await build(second, { TZ: "America/Los_Angeles", LANG: "ar_EG.UTF-8" });
  site = await serve(first, { base: BASE });
});

afterAll(async () => {
  await site?.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const files = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();

test("two builds, an ocean and a language apart, are the same to the byte", () => {
  const [first, second] = folders;
  expect(files(first)).toEqual(files(second));
  expect(files(first).length).toBeGreaterThan(20);
  const differing = files(first).filter(
    (name) => !readFileSync(join(first, name)).equals(readFileSync(join(second, name))),
  );
  expect(differing).toEqual([]);
});

test("below a folder of its host nothing is asked for outside of it, and all is found", async () => {
  const [{ path, id, axes }] = FIGURES_BUILT.filter((one) => one.files.length > 0);
  const answers: string[] = [];
  const { page, requests } = await open(path, {
    address: site.address,
    before: async (opened) =>
      opened.on("response", (response) => {
        if (response.status() >= 400) answers.push(`${response.status()} ${response.url()}`);
      }),
  });
  const { slider, readout, figure } = await figureOn(page, id);
  const before = await readout.textContent();
  const [shared] = axes.filter((axis) => axis.shared);
  await slider.press(shared.keys.before);
  await expect.poll(() => readout.textContent()).not.toBe(before);
  for (const link of await figure.locator(".figure-downloads a").all()) {
    const url = new URL((await link.getAttribute("href")) ?? "", page.url());
    expect((await page.request.get(url.href)).status(), url.href).toBe(200);
  }
  expect(requests.filter((one) => !one.startsWith(BASE))).toEqual([]);
  expect(answers).toEqual([]);
  const canonical = await page.locator("link[rel=canonical]").getAttribute("href");
  expect(canonical).toBe(`https://book.example${BASE}${path}`);
  await page.locator("header a").first().click();
  expect(page.url()).toBe(site.address);
});

function build(folder: string, environment: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const astro = join("node_modules", "astro", "bin", "astro.mjs");
    const child = spawn(process.execPath, [astro, "build", "--outDir", folder], {
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        SITE_URL: "https://book.example",
        BASE_PATH: BASE,
        ...environment,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(said))));
  });
}
