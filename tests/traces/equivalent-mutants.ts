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
    mutant: "src/experiments/record-study.ts: typeof value ⟦===⟧",
    reason: "it refuses what no study here returns",
  },
  {
    mutant: "p[i] ⟦>⟧ 0) nats -= p[i] * log(p[i]);",
    reason: "no probability that is asked for is 0",
  },
  {
    mutant: "i ⟦<⟧ dz.length; i++)",
    reason: "what is written past the end of a typed array is lost",
  },
  {
    mutant: "for (let i = ⟦0⟧; i < text.length; i++) {",
    reason: "every text begins with the same letter, which costs nothing",
  },
  {
    mutant: "end < ⟦0⟧ ? text : text.slice(end + 2)",
    reason: "no text begins with a stop",
  },
  {
    mutant: "const lcm = (a: number, b: number) => (a / gcd(a, b)) ⟦*⟧ b;",
    reason: "only the ratios of the weights count",
  },
  {
    mutant: "for (let k = 1; k <= ⟦600⟧; k++) {",
    reason: "what is written past the end of a typed array is lost",
  },
  {
    mutant: "const tiny = x < POWER_OF_TWO[⟦88⟧];",
    reason: "just above the limit either way gives the same, since scaling by powers of 2 is exact",
  },
  {
    mutant: "sum = sum * r + 1 / ⟦479001600⟧;",
    reason: "it is smaller than the last bit of what it is added to",
  },
  {
    mutant: "size < ⟦1e50⟧",
    reason: "1e50 + 1 is the same number",
  },
  {
    mutant: "if (square ⟦<⟧ 0) return [root, -root]",
    reason: "at 0 both ways give the same double eigenvalue",
  },
  {
    mutant: "for (let j = first; j ⟦<⟧ last - 1; j++) clearBelow(",
    reason: "there is nothing left to clear below the last",
  },
  {
    mutant: "clearBelow(H, j, Math.min(j + ⟦4⟧, last + 1))",
    reason: "the entries beyond are 0 already",
  },
  {
    mutant: "Math.abs(s.re - corner) ⟦<⟧ Math.abs(t.re - corner) ? s : t",
    reason: "of a conjugate pair either gives the same double shift",
  },
  {
    mutant: "modulus(b) - modulus(a) || b.im ⟦-⟧ a.im",
    reason: "conjugates, whose sum is 0, are found in the order wanted",
  },
  {
    mutant: "let c = 0x9e3779b9 | ⟦0⟧;",
    reason: "that number is odd",
  },
  {
    mutant: "let high = trace ⟦*⟧ (1 + T.diagonal.length * EPSILON);",
    reason: "where a bisection begins does not tell where it ends",
  },
  {
    mutant: "src/rnn/largest-singular-value.ts: const EPSILON = ⟦2.220446049250313e-16⟧;",
    reason: "where a bisection begins does not tell where it ends",
  },
  {
    mutant: "if (m >= POWER_OF_TWO[⟦600⟧ + jump]) {",
    reason: "scaling by powers of 2 is exact, and what one jump leaves the next ones take",
  },
  {
    mutant: "if (x > ⟦709.79⟧) return Infinity;",
    reason: "just above it the product overflows by itself",
  },
  {
    mutant: "for (let j = whole; j ⟦<⟧ C.cols; j++) {",
    reason: "what is written past the end of a typed array is lost",
  },
  {
    mutant: "|| b.im - a.im || b.re ⟦-⟧ a.re);",
    reason: "opposite real ones are found in the order wanted",
  },
  {
    mutant: "if (x ⟦<⟧ -745.14) return 0;",
    reason: "no argument is -745.14 to the last bit",
  },
  {
    mutant: "} else if (m ⟦<⟧ POWER_OF_TWO[601 - jump]) {",
    reason: "scaling by powers of 2 is exact, and what one jump leaves the next ones take",
  },
  {
    mutant: "src/experiments/record-study.ts: value === null ⟦||⟧",
    reason: "it refuses what no study here returns",
  },
  {
    mutant: "update ⟦<=⟧ 250 || update % 5 === 0",
    reason: "250 is a fifth update",
  },
  {
    mutant: "if (!(u ⟦<⟧ 40)) return",
    reason: "no argument is 40 to the last bit, and from there on tanh is 1 either way",
  },
  {
    mutant: "src/rnn/elementary.ts: let sum = ⟦1⟧;",
    reason: "the innermost term of the series is smaller than the last bit of what it is added to",
  },
  {
    mutant: "if (gradientNorm ⟦>⟧ clip) {",
    reason: "no gradient is as long as the threshold to the last bit",
  },
  {
    mutant: "for (const character of end ⟦<⟧ 0 ?",
    reason: "no text begins with a stop",
  },
  {
    mutant: "const STEPS_PER_EIGENVALUE = ⟦60⟧;",
    reason: "a limit that no matrix comes near",
  },
  {
    mutant: "sum = sum * r + 1 / ⟦39916800⟧;",
    reason: "it is smaller than the last bit of what it is added to",
  },
  {
    mutant: "src/rnn/clip.ts: for (let i = 0; i ⟦<⟧ numbers.length",
    reason: "what is written past the end of a typed array is lost",
  },
  {
    mutant: "if (!(length ⟦>⟧ 1e-140)) return;",
    reason: "no column is of that length to the last bit",
  },
  {
    mutant: "for (let j = first; j < last ⟦-⟧ 1; j++) clearBelow(",
    reason: "there is nothing left to clear below the last",
  },
  {
    mutant: "v[0] += v[0] ⟦<⟧ 0 ? -length : length;",
    reason: "no first entry is 0",
  },
  {
    mutant: "if (m ⟦>⟧ 1.4142135623730951) {",
    reason: "no number is that times a power of 2 to the last bit",
  },
  {
    mutant: "let sum = 1 / ⟦21⟧;",
    reason: "the innermost term of the series is smaller than the last bit of what it is added to",
  },
  {
    mutant: "const guess = steps % ⟦10⟧ === 9 ? elsewhere : nearCorner;",
    reason: "no eigenvalue needs as many steps",
  },
  {
    mutant: "const lcm = (a: number, b: number) => (a ⟦/⟧ gcd(a, b)) * b;",
    reason: "any common multiple serves: only the ratios of the weights count",
  },
  {
    mutant: "src/rnn/largest-singular-value.ts: for (let i = 0; i ⟦<⟧ v.length; i++) {",
    reason: "what is written past the end of a typed array is lost",
  },
  {
    mutant: "if (m ⟦>=⟧ POWER_OF_TWO[600 + jump]) {",
    reason: "scaling by powers of 2 is exact, and what one jump leaves the next ones take",
  },
  {
    mutant: "for (; i ⟦<⟧ W.rows; i++) addOneRow(out, W, i, v);",
    reason: "what is written past the end of a typed array is lost",
  },
  {
    mutant: "src/rnn/eigenvalues.ts: steps = ⟦0⟧;",
    reason: "no eigenvalue needs as many steps as are counted for",
  },
];
