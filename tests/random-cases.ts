import fc from "fast-check";

/*
 * With SEED in the environment, every random property takes the same cases again: npm test sets one,
 * npm run test:full another each time. Without it fast-check chooses, and a failure prints its seed.
 */
const { SEED } = process.env;
if (SEED !== undefined) fc.configureGlobal({ seed: Number(SEED) });
