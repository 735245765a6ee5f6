import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { mendLock } from "../../scripts/mend-lock.mjs";

type Entry = {
  version: string;
  integrity?: string;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  optionalDependencies?: Record<string, string>;
};

const read = () =>
  JSON.parse(readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8")) as {
    packages: Record<string, Entry>;
  };

test("every package is locked to its content, but for stubs that are for other platforms", () => {
  const stub = { optional: true, isForOne: true };
  const entries = Object.entries(read().packages).filter(([place]) => place !== "");
  expect(entries.length).toBeGreaterThan(0);
  for (const [place, { integrity, optional, os, cpu }] of entries) {
    if (integrity) expect(integrity, place).toMatch(/^sha512-/);
    else expect({ optional, isForOne: (os ?? cpu)?.length === 1 }, place).toEqual(stub);
  }
});

test("the lock is complete, as npm ci demands", () => {
  const lock = read();
  expect(mendLock(lock)).toEqual([]);
  expect(lock).toEqual(read());
});

test("a missing platform gets a stub beside the package that asks for it", () => {
  const lock = {
    packages: {
      "": { version: "1.0.0" },
      "node_modules/a": { version: "2.0.0", optionalDependencies: { "a-mac": "2.0.0" } },
      "node_modules/a-mac": { version: "1.0.0", integrity: "sha512-x", os: ["darwin"] },
    } as Record<string, Entry>,
  };
  expect(mendLock(lock)).toEqual(["node_modules/a/node_modules/a-mac"]);
  expect(lock.packages["node_modules/a/node_modules/a-mac"]).toEqual({
    version: "2.0.0",
    os: ["darwin"],
    optional: true,
  });
  expect(lock.packages["node_modules/a-mac"].version).toBe("1.0.0");
  expect(mendLock(lock)).toEqual([]);
});

test("a platform nothing is known about is refused", () => {
  const lock = {
    packages: {
      "node_modules/a": { version: "2.0.0", optionalDependencies: { "a-mac": "2.0.0" } },
    },
  };
  expect(() => mendLock(lock)).toThrow('no entry of any version for "a-mac"');
});
