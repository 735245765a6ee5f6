import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { nodeTooOld, noNodeToRun, whyInstall, whyInstallFailed } from "../../scripts/install.mjs";

const machine = { os: "linux", cpu: "x64" };

/** A project of one tool, one addition of that tool for another system, and its own Node. */
const project = () => ({
  manifest: {
    devDependencies: { tool: "1.0.0" },
    optionalDependencies: { "node-linux": "24.0.0" },
  },
  lock: {
    packages: {
      "": { devDependencies: { tool: "1.0.0" }, optionalDependencies: { "node-linux": "24.0.0" } },
      "node_modules/tool": { version: "1.0.0" },
      "node_modules/tool-darwin": { version: "1.0.0", optional: true, os: ["darwin"] },
      "node_modules/node-linux": { version: "24.0.0", optional: true, os: "linux", cpu: "x64" },
    } as Record<string, Record<string, unknown>>,
  },
  installed: {
    packages: {
      "node_modules/tool": { version: "1.0.0" },
      "node_modules/node-linux": { version: "24.0.0", optional: true },
    } as Record<string, Record<string, unknown>>,
  },
  isThere: (_place: string) => true,
  platform: machine,
});

describe("whyInstall", () => {
  test("is silent where everything for this platform is there", () => {
    expect(whyInstall(project())).toBeUndefined();
  });

  test("asks for everything after cloning", () => {
    const why = whyInstall({ ...project(), installed: undefined });
    expect(why).toMatchObject({ needed: true, save: false });
    expect(why?.reason).toContain("nothing is installed yet");
  });

  test("names a package in another version", () => {
    const state = project();
    state.installed.packages["node_modules/tool"].version = "0.9.0";
    expect(whyInstall(state)).toEqual({
      reason: "tool 1.0.0 is missing",
      needed: true,
      save: false,
    });
  });

  test("names a package whose folder is gone, and counts the others", () => {
    const state = { ...project(), isThere: () => false };
    expect(whyInstall(state)?.reason).toBe("tool 1.0.0 and 1 more are missing");
  });

  test("notices an installed optional package in another version", () => {
    const state = project();
    state.installed.packages["node_modules/node-linux"].version = "22.0.0";
    expect(whyInstall(state)?.reason).toBe("node-linux 24.0.0 is missing");
  });

  test("wants this platform's Node, but does not fail without it", () => {
    const state = project();
    delete state.installed.packages["node_modules/node-linux"];
    expect(whyInstall(state)).toMatchObject({ needed: false });
    expect(whyInstall({ ...state, platform: { os: "darwin", cpu: "arm64" } })).toBeUndefined();
    expect(whyInstall({ ...state, platform: { os: "linux", cpu: "arm64" } })).toBeUndefined();
  });

  test("lets the lock be written only where package.json has moved on", () => {
    const state = project();
    state.manifest.devDependencies.tool = "1.1.0";
    expect(whyInstall(state)).toMatchObject({ needed: true, save: true });
  });

  test("notices a dependency taken out of package.json", () => {
    const state = { ...project(), manifest: {} };
    expect(whyInstall(state)).toMatchObject({ save: true });
  });
});

test("Node 18 and older are refused in one sentence", () => {
  expect(nodeTooOld("18.20.4")).toMatch(/^this project needs Node 20 .* this is Node 18\.20\.4;/);
  expect(nodeTooOld("20.0.0")).toBeUndefined();
  expect(nodeTooOld("24.1.0")).toBeUndefined();
});

test("an old Node will do where a newer one came along, and not otherwise", () => {
  const platform = "freebsd on x64";
  expect(noNodeToRun({ running: "20.20.2", own: "24.21.0", platform })).toBeUndefined();
  expect(noNodeToRun({ running: "22.18.0", own: undefined, platform })).toBeUndefined();
  expect(noNodeToRun({ running: "22.17.1", own: undefined, platform })).toContain("freebsd on x64");
});

// What npm 11 writes in these cases, without the lines that follow.
test.each([
  [
    "npm error code ENOTFOUND\nnpm error network request to https://r.example/zod failed",
    "network",
  ],
  ["npm error code ECONNREFUSED\nnpm error errno ECONNREFUSED", "ECONNREFUSED"],
  [
    "npm error code ETARGET\nnpm error notarget No matching version found for zod@99.0.0.",
    "has no zod@99.0.0",
  ],
  [
    "npm error code E404\nnpm error 404 Not Found - GET https://r.example/@a%2fb\nnpm error 404  '@a/b@1.0.0' is not in this registry.",
    "has no @a/b@1.0.0",
  ],
  ["npm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device, write", "disk is full"],
  [
    "npm error code EACCES\nnpm error Error: EACCES: permission denied, mkdir '/book/node_modules'",
    "may not write to /book/node_modules",
  ],
  ["npm error code EBROKEN\nnpm error something else", "npm says: something else"],
  ["", "npm gave no reason"],
])("what npm writes becomes one sentence: %#", (output, sentence) => {
  expect(whyInstallFailed(output)).toContain(sentence);
  expect(whyInstallFailed(output)).not.toContain("\n");
});

test("every npm script first brings node_modules up to date", () => {
  const { scripts } = JSON.parse(
    readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
  ) as { scripts: Record<string, string> };
  const names = Object.keys(scripts).filter((name) => !name.startsWith("pre"));
  expect(names).toContain("test");
  for (const name of names) {
    // Built first, and so installed first.
    const isOfSite = ["start", "pictures"].includes(name);
    const first = isOfSite ? "npm run build" : "node scripts/install.mjs";
    expect(scripts[`pre${name}`], name).toBe(first);
  }
});
