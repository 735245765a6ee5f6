// Completes package-lock.json where the registry that wrote it lacked a platform's build of a package:
// npm then leaves the build out, and `npm ci` refuses the lock as incomplete.
// Run it after adding or updating a dependency: node scripts/mend-lock.mjs

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Adds to `lock`, in place, a stub for every exactly pinned optional dependency that it does not
 * hold in that version, and returns the places of the stubs. A stub names version and platform,
 * copied from another version of the same package, but has no integrity: npm fetches it by name
 * on the platform it is for, and nowhere else.
 */
export function mendLock(lock) {
  const added = [];
  for (const [place, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const found = resolve(lock, place, name);
      if (!/^\d+\.\d+\.\d+$/.test(version) || found?.version === version) continue;
      if (!found)
        throw new Error(`no entry of any version for "${name}", so its platform is unknown`);
      const { os, cpu, libc, dev, license, engines } = found;
      const stub = { version, cpu, dev, libc, license, optional: true, os, engines };
      const stubPlace = `${place === "" ? "" : `${place}/`}node_modules/${name}`;
      lock.packages[stubPlace] = stub;
      added.push(stubPlace);
    }
  }
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en")),
  );
  return added;
}

/** The entry Node would find for `name` from the package at `place`, or undefined. */
function resolve(lock, place, name) {
  for (let from = place; ; from = from.slice(0, Math.max(0, from.lastIndexOf("/node_modules/")))) {
    const entry = lock.packages[`${from === "" ? "" : `${from}/`}node_modules/${name}`];
    if (entry || from === "") return entry;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = new URL("../package-lock.json", import.meta.url);
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const added = mendLock(lock);
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(added.length > 0 ? `added ${added.join(", ")}` : "the lock is complete");
}
