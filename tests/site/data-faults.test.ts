import { gunzipSync, gzipSync } from "node:zlib";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Route } from "playwright";
import { describe, expect, inject, test } from "vitest";
import { moved, nearest } from "../../src/figures/axis.ts";
import { FIGURES_BUILT, figuresOf } from "./built.ts";
import { figureOn, open, useBrowser } from "./visit.ts";

useBrowser();

const fileOf = (url: string) =>
  readFileSync(join(inject("dist"), "data", basename(new URL(url).pathname)));
const send = (change: (file: Buffer) => Buffer | string) => (route: Route) =>
  route.fulfill({ body: change(fileOf(route.request().url())), contentType: "application/gzip" });

/** What a host or a network may answer in place of a file, and what the reader should then be told. */
const faults: Record<string, { answer: (route: Route) => unknown; says: RegExp }> = {
  "a 404": {
    answer: (route) => route.fulfill({ status: 404, body: "no" }),
    says: /the server answers 404 for \w+-\d/,
  },
  "a 500": { answer: (route) => route.fulfill({ status: 500 }), says: /the server answers 500/ },
  "no answer": { answer: (route) => route.abort("timedout"), says: /no answer for .* offline\?/ },
  "half of it": { answer: send((file) => file.subarray(0, file.length / 2)), says: /cut short/ },
  "a flipped bit": {
    answer: send((file) => {
      file[file.length >> 1] ^= 4;
      return file;
    }),
    says: /damaged or cut short|was altered/,
  },
  "another recording in good order": {
    answer: send((file) =>
      gzipSync(
        gunzipSync(file)
          .toString()
          .replace(/"data":"./, '"data":"Q'),
      ),
    ),
    says: /not the one this page was made for: its content was altered/,
  },
  "a page of the host": {
    answer: (route) =>
      route.fulfill({ body: "<!doctype html><h1>Hello</h1>", contentType: "text/html" }),
    says: /not the one this page was made for/,
  },
  nothing: {
    answer: (route) => route.fulfill({ body: "" }),
    says: /not the one this page was made/,
  },
  "more than it should be": {
    answer: send((file) => gzipSync(Buffer.concat([gunzipSync(file), Buffer.alloc(5_000_000)]))),
    says: /unpacks to more than the \d+ bytes expected/,
  },
};

/** What else may happen on the way, besides faults. */
const HAPPENINGS = ["unpacked", "offline", "slow", "unencrypted"] as const;

/**
 * The first figure meets every fault, and all that may happen. They all fetch by the same program: the
 * others meet two faults and one happening each, in turn.
 */
const fetching = FIGURES_BUILT.filter(({ files }) => files.length > 0).map((one, i) => {
  const names = Object.keys(faults);
  const two = [0, 1].map((k) => names[(2 * i + k) % names.length]);
  const happening = HAPPENINGS[i % HAPPENINGS.length];
  return {
    ...one,
    met: i === 0 ? names : two,
    meets: (what: (typeof HAPPENINGS)[number]) => i === 0 || what === happening,
  };
});

/** The browser itself reports in the console what it could not load. */
const excused = /Failed to load resource/;

test("there is a figure that fetches data", () => expect(fetching.length).toBeGreaterThan(0));

describe.each(fetching)("figure $id of page /$path", ({ path, id, axes, rest, met, meets }) => {
  const [shared] = axes.filter((axis) => axis.shared);
  const target = moved(axes, rest, shared.name, -1);

  test.each(met)("gets %s: says so, keeps its picture, tries again", async (fault) => {
    const { page } = await open(path, {
      excused,
      before: (opened) => opened.route("**/data/*.json.gz", faults[fault].answer),
    });
    const { figure, drawing, status, readout, slider } = await figureOn(page, id);
    const still = () => drawing.evaluate((element) => element.innerHTML);
    const before = await still();
    await slider.press(shared.keys.before);
    await expect.poll(() => figure.getAttribute("data-state")).toBe("error");
    const said = await status.innerText();
    expect(said).toMatch(faults[fault].says);
    expect(said).toContain("The picture stays as it was.");
    expect(said).toMatch(/^[A-Z]/);
    expect(await still()).toBe(before);
    const saying = page.locator("rnn-figure:has([role=status]:not(:empty))");
    expect(await saying.count()).toBe(await page.locator("[data-state=error]").count());

    const others = figuresOf(path).filter((one) => one.axes[0].name === shared.name);
    for (const other of others) {
      const place = await figureOn(page, other.id);
      expect(await place.figure.getAttribute("data-state")).toBe("ready");
      const there = nearest(other.axes[0].values, target[shared.name]);
      await expect
        .poll(() => place.readout.textContent())
        .toContain(`${there}`.replace(/\B(?=(\d{3})+$)/g, ","));
    }

    await page.unroute("**/data/*.json.gz");
    await status.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => figure.getAttribute("data-state")).toBe("ready");
    expect(await status.innerText()).toBe("");
    expect(await readout.textContent()).not.toBe("");
    expect(await still()).not.toBe(before);
  });

  test.runIf(meets("unpacked"))("takes what the host has unpacked on the way", async () => {
    const { page } = await open(path, {
      before: (opened) =>
        opened.route(
          "**/data/*.json.gz",
          send((file) => gunzipSync(file)),
        ),
    });
    const { figure, readout, slider } = await figureOn(page, id);
    const before = await readout.textContent();
    await slider.press(shared.keys.before);
    await expect.poll(() => readout.textContent()).not.toBe(before);
    expect(await figure.getAttribute("data-state")).toBe("ready");
  });

  test.runIf(meets("offline"))("goes offline and comes back", async () => {
    const { page } = await open(path, { excused, isFresh: true });
    const { figure, status, slider } = await figureOn(page, id);
    await page.context().setOffline(true);
    await slider.press(shared.keys.before);
    await expect.poll(() => figure.getAttribute("data-state")).toBe("error");
    expect(await status.innerText()).toMatch(/offline\?|could not be loaded/);
    await page.context().setOffline(false);
    await slider.press(shared.keys.before);
    await expect.poll(() => figure.getAttribute("data-state")).toBe("ready");
    await expect.poll(() => status.innerText()).toBe("");
  });

  test.runIf(meets("slow"))(
    "waits for a slow answer with the picture as it was, and shows the last place asked for",
    async () => {
      let release = () => {};
      const wait = new Promise<void>((resolve) => (release = resolve));
      const { page } = await open(path, {
        before: (opened) =>
          opened.route("**/data/*.json.gz", async (route) => {
            await wait;
            await route.continue();
          }),
      });
      const { figure, readout, slider } = await figureOn(page, id);
      const before = await readout.textContent();
      for (let i = 0; i < 3; i++) await slider.press(shared.keys.before);
      expect(await figure.getAttribute("data-state")).toBe("loading");
      expect(await readout.textContent()).toBe(before);
      release();
      const wanted = moved(axes, rest, shared.name, -3)[shared.name];
      const text = `${wanted}`.replace(/\B(?=(\d{3})+$)/g, ",");
      await expect.poll(() => readout.textContent()).toContain(text);
    },
  );

  test.runIf(meets("unencrypted"))(
    "works where the page comes without encryption and nothing can be hashed",
    async () => {
      const address = inject("address").replace("127.0.0.1", "site.test");
      const { page } = await open(path, { address });
      expect(await page.evaluate(() => isSecureContext)).toBe(false);
      const { readout, button, status, slider } = await figureOn(page, id);
      const before = await readout.textContent();
      await slider.press(shared.keys.before);
      await expect.poll(() => readout.textContent()).not.toBe(before);
      await button("link").click();
      await expect.poll(() => status.textContent()).toContain(address);
    },
  );
});
