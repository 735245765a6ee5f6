import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lock } from "../../scripts/run-lock.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("who comes second is told who was first, and may come when that one is done", () => {
  const unlock = lock(folder, "npm run traces");
  expect(() => lock(folder, "npm run traces")).toThrow(
    `npm run traces runs already, as process ${process.pid}; wait for it`,
  );
  unlock();
  lock(folder, "npm run traces")();
  expect(existsSync(join(folder, "lock"))).toBe(false);
});

test.each(["", "no number"])("a lock that says “%s” holds nobody up", (content) => {
  writeFileSync(join(folder, "lock"), content);
  lock(folder, "npm run traces")();
});

test("the lock of a process that has died is taken over", () => {
  const { pid } = spawnSync(process.execPath, ["--eval", ""]);
  writeFileSync(join(folder, "lock"), String(pid));
  lock(folder, "npm run traces")();
});
