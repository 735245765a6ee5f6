import { recordAll } from "../../scripts/record-all.ts";
import { tiny } from "../trace/tiny.ts";

/*
 * node record-tiny.ts <folder> <states> [user]: records two tiny runs, saving after every update,
 * for tests that stop it. Says one line for every line it hears. As root it can become another user.
 */

const [folder, states, user] = process.argv.slice(2);
if (user !== undefined) process.setuid?.(Number(user)); // now that all is loaded that it may not read
try {
  await recordAll([tiny("one"), tiny("two", { seed: 2 })], {
    folder,
    states,
    secondsBetweenSaves: 0,
    log: (line) => console.log(line),
  });
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
