// Brings node_modules and the compiled kernel up to date before every npm script, and only when they are not: so that `npm start`
// and `npm test` work as the first command after cloning, and without a network ever after.
// Plain JavaScript without dependencies, because it runs before there are any, on Node 20.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const oldestForInstall = [20, 0];
const oldestForRun = [22, 18]; // the first to run TypeScript without a flag

/** The sentence for a Node that cannot even install the project, or undefined where it can. */
export function nodeTooOld(version) {
  if (isAtLeast(version, oldestForInstall)) return undefined;
  return `this project needs Node 20 or later to start, and this is Node ${version}; get a newer one at https://nodejs.org`;
}

/**
 * Says why node_modules has to be installed, or returns undefined when it is up to date. The answer
 * is { reason, save, needed }: `save` where package-lock.json itself is behind package.json, and
 * `needed` unless only optional packages are missing, which npm leaves out without a word where the
 * registry lacks them or the Node that runs npm is too old for them.
 *
 * `manifest` is package.json, `lock` package-lock.json, `installed` npm's own record of what it put
 * into node_modules (undefined without one), `isThere(place)` whether that folder still exists, and
 * `platform` the machine's { os, cpu } in Node's words. Of the optional packages those count that
 * npm did install, and those that package.json itself names for this platform.
 */
export function whyInstall({ manifest, lock, installed, isThere, platform }) {
  const save = isBehind(lock, manifest);
  if (!installed) {
    return { reason: "nothing is installed yet (about a minute)", save, needed: true };
  }
  if (save) {
    const reason = "package.json asks for other packages than package-lock.json";
    return { reason, save, needed: true };
  }

  const named = lock.packages[""].optionalDependencies ?? {};
  const isWanted = (place, entry) =>
    !entry.optional || (place.replace(/^node_modules\//, "") in named && suits(entry, platform));
  const missing = Object.entries(lock.packages).filter(([place, entry]) => {
    if (place === "") return false;
    const found = installed.packages[place];
    return found ? found.version !== entry.version || !isThere(place) : isWanted(place, entry);
  });
  if (missing.length === 0) return undefined;

  const [place, { version }] = missing[0];
  const first = `${place.split("node_modules/").at(-1)} ${version}`;
  const others = missing.length === 1 ? "is" : `and ${missing.length - 1} more are`;
  const needed = missing.some(([, entry]) => !entry.optional);
  return { reason: `${first} ${others} missing`, save, needed };
}

/** One sentence for what npm wrote on its standard error when it failed. */
export function whyInstallFailed(output) {
  const offline =
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED)\b/;
  const code = output.match(offline)?.[1];
  if (code) return `the package registry could not be reached (${code}); is there a network?`;
  const absent = output.match(
    /(?:No matching version found for|404\s+)\s*'?(@?[\w./-]+@[\w.^~-]+)/,
  );
  if (absent) return `the registry has no ${absent[1].replace(/\.$/, "")}`;
  if (/\bENOSPC\b/.test(output)) return "the disk is full";
  const denied = output.match(/\b(?:EACCES|EPERM)\b.*?'([^']+)'/s);
  if (denied) return `npm may not write to ${denied[1]}`;
  const last = output.match(/npm (?:error|ERR!) (?!code|A complete log)\S.*/)?.[0];
  return last ? last.replace(/^npm (?:error|ERR!) /, "npm says: ") : "npm gave no reason";
}

/**
 * The sentence for a machine on which neither the running Node nor the one in node_modules can run
 * the project, or undefined where one can. `own` is the version that node_modules' Node reports,
 * undefined where it is absent or does not run.
 */
export function noNodeToRun({ running, own, platform }) {
  if (own !== undefined || isAtLeast(running, oldestForRun)) return undefined;
  return `the Node 24 that this project brings along does not exist for ${platform}, and Node ${running} is too old to build it; get Node 24 at https://nodejs.org`;
}

function isAtLeast(version, [major, minor]) {
  const [runningMajor, runningMinor] = version.split(".").map(Number);
  return runningMajor > major || (runningMajor === major && runningMinor >= minor);
}

function isBehind(lock, manifest) {
  const root = lock.packages[""];
  return ["dependencies", "devDependencies", "optionalDependencies"].some((kind) => {
    const [locked, asked] = [root[kind] ?? {}, manifest[kind] ?? {}];
    const names = new Set([...Object.keys(locked), ...Object.keys(asked)]);
    return [...names].some((name) => locked[name] !== asked[name]);
  });
}

function suits(entry, { os, cpu }) {
  return [entry.os ?? os].flat().includes(os) && [entry.cpu ?? cpu].flat().includes(cpu);
}

function install(root) {
  const read = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));
  const record = "node_modules/.package-lock.json";
  const check = () =>
    whyInstall({
      manifest: read("package.json"),
      lock: read("package-lock.json"),
      installed: existsSync(join(root, record)) ? read(record) : undefined,
      isThere: (place) => existsSync(join(root, place)),
      platform: { os: process.platform, cpu: process.arch },
    });
  const ownNode = join(root, "node_modules/.bin/node");
  const running = process.versions.node;
  const runs = isAtLeast(running, oldestForRun);

  let why = check();
  if (why) {
    console.log(`Installing packages, because ${why.reason}.`);
    const failure = npmInstall(root, process.execPath, why.save);
    if (failure && why.needed) throw new Error(`the packages could not be installed: ${failure}`);
    why = check();
    // npm skips an optional package that asks for a newer Node than npm's; now there is a newer one.
    if (why && !runs && process.platform !== "win32" && versionOf(ownNode)) {
      npmInstall(root, ownNode, why.save);
      why = check();
    }
    if (why?.needed) throw new Error(`npm reported success, yet ${why.reason}`);
  }

  if (runs) return;
  const platform = `${process.platform} on ${process.arch}`;
  const stuck = noNodeToRun({ running, own: versionOf(ownNode), platform });
  if (stuck) throw new Error(stuck);
}

/** Runs npm's install under `node`; returns undefined, or one sentence on why it failed. */
function npmInstall(root, node, save) {
  // Not `npm ci`, which deletes node_modules first and so needs the network even for one package.
  const flags = ["--no-audit", "--no-fund", "--loglevel=error", "--prefer-offline"];
  // NODE_ENV=production would leave out the tools, which are all there is.
  const args = ["install", ...flags, "--include=dev", "--include=optional"];
  if (!save) args.push("--no-save");
  const cli = process.env.npm_execpath;
  const [command, first] = cli?.endsWith("npm-cli.js") ? [node, [cli]] : ["npm", []];
  const result = spawnSync(command, [...first, ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` },
    shell: command === "npm" && process.platform === "win32",
    stdio: ["ignore", "inherit", "pipe"],
  });
  if (result.status === 0) return undefined;
  return whyInstallFailed(result.stderr || String(result.error ?? ""));
}

function versionOf(node) {
  // Through a shell, since on Windows it is a command file.
  const result = spawnSync(`"${node}" --version`, { encoding: "utf8", shell: true });
  return result.status === 0 ? result.stdout.trim().replace(/^v/, "") : undefined;
}

async function run() {
  try {
    const tooOld = nodeTooOld(process.versions.node);
    if (tooOld) throw new Error(tooOld);
    install(join(dirname(fileURLToPath(import.meta.url)), ".."));
    const { compileKernel } = await import("./compile-kernel.mjs");
    await compileKernel();
  } catch (error) {
    console.error(`\n${error.message[0].toUpperCase()}${error.message.slice(1)}.`);
    process.exitCode = 1;
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  await run();
