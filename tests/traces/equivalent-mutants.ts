/**
 * Changes of the code that change no recording, by the reason why; each is told by a piece of the line that
 * `shown` in mutants.ts makes of it. Whatever is not in this list has to be found.
 */
export const EQUIVALENT: Readonly<Record<string, readonly string[]>> = {
  "1e50 + 1 is the same number": [
    "size < ⟦1e50⟧",
  ],
  "250 is a fifth update": [
    "update ⟦<=⟧ 250 || update % 5 === 0",
  ],
  "2⁵³ + 1 is the same number": [
    "src/rnn/random.ts: return (high * 67108864 + low) / ⟦9007199254740992⟧;",
  ],
  "a limit that no matrix comes near": [
    "const STEPS_PER_EIGENVALUE = ⟦60⟧;",
    "src/rnn/orthogonal-rows.ts: const SWEEPS = ⟦60⟧;",
    "src/rnn/orthogonal-rows.ts: for (let sweep = ⟦0⟧; turnAll(U); sweep++)",
  ],
  "all of them are as long": [
    "src/experiments/analysis/vector-distances.ts: const sum = new Float64Array(vectors[⟦0⟧].length)",
    "src/experiments/cells/state-gradient.ts: const [B, T] = [inputs.length, inputs[⟦0⟧].length]",
    "src/experiments/memory/gradient-reach.ts: ): number[] => rows[⟦0⟧].map(",
  ],
  "any common multiple serves: only the ratios of the weights count": [
    "const lcm = (a: number, b: number) => (a ⟦/⟧ gcd(a, b)) * b;",
  ],
  "anything far below a spread and far above rounding serves": [
    "src/experiments/analysis/principal-axes.ts: const spans = (row: Vector) => norm(row) > ROUNDING * norm(rows[⟦0⟧])",
    "src/experiments/analysis/principal-axes.ts: const spans = (row: Vector) => norm(row) > ROUNDING ⟦*⟧ norm(rows[0])",
  ],
  "at 0 both ways give the same double eigenvalue": [
    "if (square ⟦<⟧ 0) return [root, -root]",
    "src/rnn/eigenvalues.ts: const far = half ⟦<⟧ 0 ? half - root : half + root;",
  ],
  "before the first row there is nothing to divide": [
    "src/rnn/largest-singular-value.ts: let pivot = -⟦1⟧;",
  ],
  "below it the product vanishes by itself": [
    "src/rnn/elementary.ts: if (x < -⟦745.14⟧) return 0;",
  ],
  "conjugates, whose sum is 0, are found in the order wanted": [
    "modulus(b) - modulus(a) || b.im ⟦-⟧ a.im",
  ],
  "every other one is compared with it anyway": [
    "src/experiments/words/category-scores.ts: for (let j = ⟦0⟧; j < kinds.length",
    "src/experiments/words/category-scores.ts: let nearest = i === 0 ? ⟦1⟧ : 0;",
  ],
  "every text begins with the same letter, which costs nothing": [
    "for (let i = ⟦0⟧; i < text.length; i++) {",
  ],
  "it is smaller than the last bit of what it is added to": [
    "sum = sum * r + 1 / ⟦39916800⟧;",
    "sum = sum * r + 1 / ⟦479001600⟧;",
  ],
  "it is written anew before it is read": [
    "src/rnn/elman.ts: let tape = emptyTape(⟦0⟧, H, V)",
    "src/rnn/gru-forward.ts: x: new Array<Token>(T).fill(⟦0⟧)",
    "src/rnn/gru.ts: let tape = emptyGruTape(⟦0⟧, H, V)",
    "src/rnn/jacobian.ts: const norms = vector(lags + 1).fill(1, 0, ⟦1⟧)",
    "src/rnn/jacobian.ts: const norms = vector(lags + 1).fill(norm(dh), 0, ⟦1⟧)",
    "src/rnn/lstm-forward.ts: x: new Array<Token>(T).fill(⟦0⟧)",
    "src/rnn/lstm.ts: let tape = emptyLstmTape(⟦0⟧, H, V)",
    "src/rnn/sample.ts: if (temperature ⟦>⟧ 0) softmax(q, y, temperature);",
    "src/rnn/tape.ts: x: new Array<Token>(T).fill(⟦0⟧)",
  ],
  "it refuses what no recording asks for": [
    "src/rnn/network.ts: for (let lane = ⟦0⟧; lane < B; lane++) {",
    "src/rnn/network.ts: for (let t = ⟦0⟧; t < tokens.length; t++)",
  ],
  "it refuses what no study here returns": [
    "src/experiments/record-study.ts: typeof value === \"string\" ⟦||⟧",
    "src/experiments/record-study.ts: typeof value ⟦===⟧",
    "src/experiments/record-study.ts: value === null ⟦||⟧",
    "src/experiments/record-study.ts: value ⟦===⟧ null ||",
  ],
  "it turns the sign of the last coordinate, and of no eigenvalue": [
    "src/rnn/hessenberg.ts: for (let j = 0; j ⟦<⟧ H.cols - 2;",
  ],
  "just above it the product overflows by itself": [
    "if (x > ⟦709.79⟧) return Infinity;",
  ],
  "just above the limit either way gives the same, since scaling by powers of 2 is exact": [
    "const tiny = x < POWER_OF_TWO[⟦88⟧];",
    "src/rnn/elementary.ts: const tiny = x ⟦<⟧ POWER_OF_TWO[88];",
  ],
  "no argument is -745.14 to the last bit": [
    "if (x ⟦<⟧ -745.14) return 0;",
  ],
  "no argument is 40 to the last bit, and from there on tanh is 1 either way": [
    "if (!(u ⟦<⟧ 40)) return",
    "src/rnn/elementary.ts: if (!(u < ⟦40⟧)) return",
  ],
  "no argument is 709.79 to the last bit": [
    "if (x ⟦>⟧ 709.79) return Infinity;",
  ],
  "no argument needs the outermost powers": [
    "src/rnn/elementary.ts: for (let k = 1; k ⟦<=⟧ 600; k++) {",
  ],
  "no axis is 0": [
    "src/experiments/analysis/principal-axes.ts: return row.map((x) => (largest ⟦<⟧ 0 ? -x : x) / length)",
  ],
  "no column is of that length to the last bit": [
    "if (!(length ⟦>⟧ 1e-140)) return;",
    "src/rnn/largest-singular-value.ts: if (!(length ⟦>⟧ 1e-140)) continue;",
  ],
  "no count is below 1": [
    "src/experiments/analysis/partition-scores.ts: commonest.set(group, Math.max(count, commonest.get(group) ?? ⟦0⟧))",
  ],
  "no eigenvalue needs as many steps": [
    "const guess = steps % ⟦10⟧ === 9 ? elsewhere : nearCorner;",
  ],
  "no eigenvalue needs as many steps as are counted for": [
    "src/rnn/eigenvalues.ts: steps = ⟦0⟧;",
  ],
  "no first entry is 0": [
    "v[0] += v[0] ⟦<⟧ 0 ? -length : length;",
  ],
  "no gradient is as long as the threshold to the last bit": [
    "if (gradientNorm ⟦>⟧ clip) {",
  ],
  "no gradient is as long as the threshold to the last bit, and it would be scaled by 1": [
    "if (length ⟦>⟧ threshold) scale(",
  ],
  "no loss is that to the last bit": [
    "const isLearned = loss ⟦<⟧ WORTH_A_TEST &&",
    "if (loss ⟦<⟧ enough) break;",
  ],
  "no matrix is of that size to the last bit, and scaling changes no bit": [
    "!(size ⟦>⟧ 1e-50 && size",
    "src/rnn/eigenvalues.ts: if (size > 0 && !(size > 1e-50 && size ⟦<⟧ 1e50))",
  ],
  "no number is that times a power of 2 to the last bit": [
    "if (m ⟦>⟧ 1.4142135623730951) {",
  ],
  "no pivot is 0": [
    "src/rnn/largest-singular-value.ts: if (!(pivot ⟦<⟧ 0)) return false;",
  ],
  "no probability that is asked for is 0": [
    "p[i] ⟦>⟧ 0) nats -= p[i] * log(p[i]);",
  ],
  "no state is 0.9 to the last bit": [
    "(Math.abs(h) ⟦>⟧ 0.9",
  ],
  "no sum of two squares is 0 or 1 to the last bit": [
    "src/rnn/random.ts: if (s > 0 && s ⟦<⟧ 1) return",
    "src/rnn/random.ts: if (s ⟦>⟧ 0 && s < 1) return",
  ],
  "no text begins with a stop": [
    "end < ⟦0⟧ ? text : text.slice(end + 2)",
    "for (const character of end ⟦<⟧ 0 ?",
  ],
  "no two probabilities or distances are the same to the last bit": [
    "src/experiments/words/category-scores.ts: if (j !== i && distances[j] ⟦<⟧ distances[nearest]) nearest = j;",
    "symbol === first || other ⟦<⟧ p[first]",
    "symbol === targets[t] || other ⟦<⟧ p[targets[t]]",
  ],
  "no two rows are so near to orthogonal to the last bit": [
    "src/rnn/orthogonal-rows.ts: if (Math.abs(uv) ⟦<=⟧ EPSILON",
  ],
  "no word of the language begins another": [
    "truth !== undefined && (truth[SYMBOLS.indexOf(\" \")] > 0 || truth[SYMBOLS.indexOf(\".\")] ⟦>⟧ 0)",
    "truth !== undefined && (truth[SYMBOLS.indexOf(\" \")] ⟦>⟧ 0 ||",
  ],
  "nobody reads the entry, row or state that is too many": [
    "src/experiments/analysis/edit-distance.ts: let row = Array.from({ length: b.length + ⟦1⟧ }",
    "src/experiments/cells/graph-cell.ts: b: weight(bias, ⟦1⟧, H)",
    "src/experiments/cells/graph-cell.ts: const by = weight(output[1], ⟦1⟧, outputs)",
    "src/experiments/cells/graph-cell.ts: zeroState: (B) => Array.from({ length: cell === \"lstm\" ? 2 : ⟦1⟧ }",
    "src/experiments/cells/graph-cell.ts: zeroState: (B) => Array.from({ length: cell === \"lstm\" ? ⟦2⟧ : 1 }",
    "src/rnn/elementary.ts: const POWER_OF_TWO = new Float64Array(⟦1201⟧)",
    "src/rnn/gru-forward.ts: const states = vector((T + ⟦1⟧) * H)",
    "src/rnn/jacobian.ts: const norms = vector(lags + ⟦1⟧).fill(1, 0, 1)",
    "src/rnn/jacobian.ts: const norms = vector(lags + ⟦1⟧).fill(norm(dh), 0, 1)",
    "src/rnn/lstm-forward.ts: const [hs, cs] = [vector((T + 1) * H), vector((T + ⟦1⟧) * H)]",
    "src/rnn/lstm-forward.ts: const [hs, cs] = [vector((T + ⟦1⟧) * H), vector((T + 1) * H)]",
  ],
  "of a conjugate pair either gives the same double shift": [
    "Math.abs(s.re - corner) ⟦<⟧ Math.abs(t.re - corner) ? s : t",
  ],
  "of what comes here only infinity is above 0": [
    "src/rnn/elementary.ts: if (!(x > 0) || x === Infinity) return x > ⟦0⟧ ? x : NaN;",
    "src/rnn/elementary.ts: if (!(x > 0) || x === Infinity) return x ⟦>⟧ 0 ? x : NaN;",
    "src/rnn/elementary.ts: if (!(x ⟦>⟧ 0) || x === Infinity)",
  ],
  "one step more does nothing": [
    "src/experiments/analysis/linkage-tree.ts: for (let at = 0; at ⟦<⟧ alive.length",
    "src/experiments/analysis/vector-distances.ts: for (let i = 0; i ⟦<⟧ items.length",
    "src/experiments/cells/network-loss.ts: for (let from = 0; from < tokens.length ⟦-⟧ 1",
    "src/experiments/cells/network-loss.ts: for (let from = 0; from ⟦<⟧ tokens.length - 1",
    "src/rnn/initialization.ts: for (let i = 0; i ⟦<⟧ n; i++) {",
    "src/rnn/orthogonal-rows.ts: for (let p = 0; p ⟦<⟧ U.rows; p++)",
  ],
  "only ratios count, and doubling is exact": [
    "src/experiments/analysis/linkage-tree.ts: const groups = Array.from({ length: n }, (_, leaf) => ({ node: leaf, size: ⟦1⟧",
    "src/experiments/analysis/partition-scores.ts: const pairs = (n: number) => (n * (n - 1)) ⟦/⟧ 2;",
    "src/rnn/initialization.ts: const Q = gaussian(n, n, ⟦1⟧, random)",
  ],
  "only the ratios of the weights count": [
    "const lcm = (a: number, b: number) => (a / gcd(a, b)) ⟦*⟧ b;",
  ],
  "opposite real ones are found in the order wanted": [
    "|| b.im - a.im || b.re ⟦-⟧ a.re);",
  ],
  "rows and columns one by one give the bits of strips, which is the rule of these products": [
    "src/rnn/matrix.ts: for (; i + 4 ⟦<=⟧ W.rows; i += 4) addFourRows(",
    "src/rnn/matrix.ts: for (; i + ⟦4⟧ <= W.rows; i += 4) addFourRows(",
    "src/rnn/matrix.ts: for (; j + 4 ⟦<=⟧ W.cols; j += 4) addFourSums(",
    "src/rnn/matrix.ts: for (; j + ⟦4⟧ <= W.cols; j += 4) addFourSums(",
  ],
  "rows of one length may be turned either way": [
    "src/rnn/orthogonal-rows.ts: const tan = (cot2 ⟦<⟧ 0 ? -1 : 1)",
  ],
  "scaling by powers of 2 is exact, and what one jump leaves the next ones take": [
    "if (m >= POWER_OF_TWO[⟦600⟧ + jump]) {",
    "if (m ⟦>=⟧ POWER_OF_TWO[600 + jump]) {",
    "} else if (m ⟦<⟧ POWER_OF_TWO[601 - jump]) {",
  ],
  "that number is odd": [
    "let c = 0x9e3779b9 | ⟦0⟧;",
  ],
  "the entries beyond are 0 already": [
    "clearBelow(H, j, Math.min(j + ⟦4⟧, last + 1))",
  ],
  "the innermost term of the series is smaller than the last bit of what it is added to": [
    "let sum = 1 / ⟦21⟧;",
    "src/rnn/elementary.ts: let sum = 1 / ⟦6227020800⟧;",
    "src/rnn/elementary.ts: let sum = ⟦1⟧;",
  ],
  "there is nothing left to clear below the last": [
    "for (let j = first; j < last ⟦-⟧ 1; j++) clearBelow(",
    "for (let j = first; j ⟦<⟧ last - 1; j++) clearBelow(",
  ],
  "two minus signs cancel": [
    "src/rnn/hessenberg.ts: for (let j = 0; j < out.length; j++) out[j] ⟦+=⟧ factor * v[j];",
  ],
  "what has merged is not looked at again": [
    "src/experiments/analysis/linkage-tree.ts: if (k !== i ⟦&&⟧ k !== j) {",
  ],
  "what is read past the end is undefined, which is no number and no character": [
    "src/experiments/analysis/linkage-tree.ts: for (let leaf = 0; leaf ⟦<⟧ n;",
    "src/experiments/analysis/linkage-tree.ts: for (let to = at + 1; to ⟦<⟧ alive.length",
    "src/experiments/language/temperature-writing.ts: while (i ⟦<⟧ text.length",
    "src/experiments/words/category-scores.ts: for (let j = 0; j ⟦<⟧ kinds.length",
    "src/rnn/eigenvalues.ts: while (k ⟦>⟧ 0 &&",
    "src/rnn/sample.ts: for (let k = 0; k ⟦<⟧ p.length; k++) {",
    "src/rnn/sample.ts: for (let k = 1; k ⟦<⟧ v.length; k++) if (v[k] > v[best])",
  ],
  "what is read past the end is undefined, which is not above 0": [
    "for (let i = 0; i ⟦<⟧ p.length; i++) if (p[i] > 0)",
  ],
  "what is written past the end of a typed array is lost": [
    "for (; i ⟦<⟧ W.rows; i++) addOneRow(out, W, i, v);",
    "for (let j = whole; j ⟦<⟧ C.cols; j++) {",
    "for (let k = 1; k <= ⟦600⟧; k++) {",
    "i ⟦<⟧ dz.length; i++)",
    "src/experiments/analysis/linear-system.ts: for (let j = 0; j ⟦<⟧ right.cols",
    "src/experiments/analysis/linear-system.ts: for (let k = 0; k ⟦<⟧ u.length",
    "src/experiments/analysis/vector-distances.ts: for (const v of vectors) for (let i = 0; i ⟦<⟧ sum.length",
    "src/experiments/cells/batch-graph.ts: for (let i = 0; i ⟦<⟧ m;",
    "src/experiments/cells/batch-graph.ts: for (let i = 0; i ⟦<⟧ to.length; i++)",
    "src/experiments/language/elman-language.ts: for (let k = 0; k ⟦<⟧ V;",
    "src/rnn/clip.ts: for (let i = 0; i ⟦<⟧ count",
    "src/rnn/forward.ts: for (let i = 0; i ⟦<⟧ z.length",
    "src/rnn/forward.ts: for (let k = 0; k ⟦<⟧ y.length; k++) p[k] /= sum;",
    "src/rnn/gate.ts: for (let k = 0; k ⟦<⟧ z.length",
    "src/rnn/gru-bptt.ts: for (let k = 0; k ⟦<⟧ dh.length",
    "src/rnn/gru-bptt.ts: for (let k = 0; k ⟦<⟧ ds.length",
    "src/rnn/gru-forward.ts: for (let k = 0; k ⟦<⟧ h.length",
    "src/rnn/gru-forward.ts: for (let k = 0; k ⟦<⟧ s.length",
    "src/rnn/hessenberg.ts: for (let i = 0; i ⟦<⟧ v.length; i++) v[i] /= difference;",
    "src/rnn/hessenberg.ts: for (let j = 0; j ⟦<⟧ out.length",
    "src/rnn/jacobian.ts: for (let i = 0; i < rows; i++) for (let j = 0; j ⟦<⟧ cols",
    "src/rnn/largest-singular-value.ts: for (let i = 0; i ⟦<⟧ v.length; i++) v[i] /= difference",
    "src/rnn/largest-singular-value.ts: for (let i = 0; i ⟦<⟧ v.length; i++) w[i] -=",
    "src/rnn/largest-singular-value.ts: for (let i = 0; i ⟦<⟧ v.length; i++) {",
    "src/rnn/largest-singular-value.ts: for (let j = 0; j ⟦<⟧ v.length; j++) data[at + j] -=",
    "src/rnn/lstm-bptt.ts: for (let k = 0; k ⟦<⟧ dh.length",
    "src/rnn/lstm-forward.ts: for (let k = 0; k ⟦<⟧ c.length",
    "src/rnn/matrix.ts: const whole = C.cols ⟦-⟧ (C.cols % 4);",
    "src/rnn/matrix.ts: for (; i ⟦+⟧ 4 <= W.rows; i += 4) addFourRows(",
    "src/rnn/matrix.ts: for (; j ⟦+⟧ 4 <= W.cols; j += 4) addFourSums(",
    "src/rnn/matrix.ts: for (; j ⟦<⟧ W.cols; j++) addOneSum(",
    "src/rnn/matrix.ts: for (let i = 0, at = j; i ⟦<⟧ W.rows; i++, at += W.cols) W.data[at]",
    "src/rnn/matrix.ts: for (let i = 0, at = j; i ⟦<⟧ W.rows; i++, at += W.cols) out[i]",
    "src/rnn/matrix.ts: for (let i = 0; i ⟦<⟧ out.length; i++) out[i] += v[i];",
    "src/rnn/optimizer.ts: for (let i = 0; i ⟦<⟧ theta.length; i++)",
    "src/rnn/orthogonal-rows.ts: for (let i = 0; i ⟦<⟧ U.data.length",
    "src/rnn/orthogonal-rows.ts: for (let i = 0; i ⟦<⟧ u.length; i++) {",
  ],
  "where a bisection begins does not tell where it ends": [
    "let high = trace ⟦*⟧ (1 + T.diagonal.length * EPSILON);",
    "src/rnn/largest-singular-value.ts: const EPSILON = ⟦2.220446049250313e-16⟧;",
    "src/rnn/largest-singular-value.ts: const trace = T.diagonal.reduce((sum, entry) => sum + entry, ⟦0⟧)",
    "src/rnn/largest-singular-value.ts: let high = trace * (1 + T.diagonal.length ⟦*⟧ EPSILON)",
    "src/rnn/largest-singular-value.ts: let high = trace * (⟦1⟧ + T.diagonal.length * EPSILON)",
    "src/rnn/largest-singular-value.ts: let low = ⟦0⟧;",
  ],
  "where one number fits exactly, it is also the nearest": [
    "src/experiments/cells/cell.ts: while (countLearned(cell, H + 1, V) ⟦<=⟧ numbers) H++;",
  ],
};
