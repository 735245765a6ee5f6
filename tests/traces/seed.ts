/** Of the random choices of a file: printed, and taken from the environment to repeat a run. */
export const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
console.log(`SEED=${seed}`);
