/**
 * Changes of the code that change no recording, and why; each is told by a piece of the line that `shown`
 * in mutants.ts makes of it. Whatever is not in this list has to be found.
 */
export const EQUIVALENT: readonly { readonly mutant: string; readonly reason: string }[] = [
  {
    mutant: "(Math.abs(h) ⟦>⟧ 0.9",
    reason: "no state is 0.9 to the last bit",
  },
  {
    mutant: "for (let i = 0; i ⟦<⟧ p.length; i++) if (p[i] > 0)",
    reason: "what is read past the end is undefined, which is not above 0",
  },
  {
    mutant: "src/experiments/record-study.ts: typeof value === \"string\" ⟦||⟧",
    reason: "it refuses what no study here returns",
  },
  {
    mutant: "src/experiments/record-study.ts: value ⟦===⟧ null ||",
    reason: "it refuses what no study here returns",
  },
  {
    mutant: "if (x ⟦>⟧ 709.79) return Infinity;",
    reason: "no argument is 709.79 to the last bit",
  },
  {
    mutant: "if (length ⟦>⟧ threshold) scale(",
    reason: "no gradient is as long as the threshold to the last bit, and it would be scaled by 1",
  },
  {
    mutant: "!(size ⟦>⟧ 1e-50 && size",
    reason: "no matrix is of that size to the last bit, and scaling changes no bit",
  },
  {
    mutant: "const STEPS_PER_EIGENVALUE = ⟦60⟧;",
    reason: "a limit that no matrix comes near",
  },
  {
    mutant: "sum = sum * r + 1 / ⟦39916800⟧;",
    reason: "it is smaller than the last bit of what it is added to",
  },
];
