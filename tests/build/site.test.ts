import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { site } from "../../src/build/site.ts";

const log = vi.spyOn(console, "log");
beforeEach(() => void log.mockImplementation(() => {}));
afterEach(() => log.mockReset());

test.each([undefined, ""])("with the address %o it takes an example, and says so once", (url) => {
  expect(site({ SITE_URL: url })).toEqual({
    url: "https://networks-that-remember.example",
    base: "/",
  });
  expect(log).toHaveBeenCalledTimes(1);
  expect(log.mock.calls[0][0]).toContain("SITE_URL is not set");
});

test("an address that is given is taken without a word", () => {
  expect(site({ SITE_URL: "http://127.0.0.1:4321" }).url).toBe("http://127.0.0.1:4321");
  expect(site({ SITE_URL: "https://book.example/" }).url).toBe("https://book.example/");
  expect(log).not.toHaveBeenCalled();
});

test.each([
  ["docs/rnn", "/docs/rnn/"],
  ["/docs/rnn", "/docs/rnn/"],
  ["//docs/rnn//", "/docs/rnn/"],
  ["/", "/"],
  ["", "/"],
])("the folder %o is %s", (folder, base) => {
  expect(site({ BASE_PATH: folder }).base).toBe(base);
});

test.each([
  "book.example",
  "ftp://book.example",
  "https://",
  "http:///x",
  "https://a b",
  "https://[x",
])("refuses the address %o and says what one looks like", (address) => {
  expect(() => site({ SITE_URL: address })).toThrow(
    `SITE_URL is "${address}"; it must be an address like https://networks-that-remember.example`,
  );
});

test("refuses an address with a folder, which belongs into BASE_PATH", () => {
  expect(() => site({ SITE_URL: "https://book.example/docs/" })).toThrow("BASE_PATH");
});

test.each([
  "https://book.example/docs",
  "a b",
  "docs?x=1",
  "docs#top",
  "../docs",
  "docs//rnn",
  "%2e",
])("refuses the folder %o", (folder) => {
  expect(() => site({ BASE_PATH: folder })).toThrow(`BASE_PATH is "${folder}"; it must be`);
});
