import { log } from "./elementary.ts";
import { addMatVec, matrix, norm, vector, type Matrix, type Vector } from "./matrix.ts";
import type { Params } from "./params.ts";
import type { Tape } from "./tape.ts";

/**
 * The H Lyapunov exponents of the states on a tape, in nats per time step, falling: at which mean
 * rates small changes of the state grow, where positive, or fade, along H directions that turn
 * with the motion. They belong to the text that was read, not to the weights alone.
 *
 * A frame of H directions is carried along by the Jacobians ∂h_t/∂h_{t−1} and made orthonormal
 * after each step, which leaves its lengths as the diagonal of R in J Q = Q′ R. The first `warmUp`
 * steps turn the frame and do not count. Throws where no step is left.
 *
 * Sources: Benettin, Galgani, Giorgilli and Strelcyn (1980); for networks Engelken, Wolf and Abbott (2023).
 */
export function lyapunovExponents(params: Params, tape: Tape, warmUp: number): Vector {
  const [T, H] = [tape.h.rows, params.bh.length];
  if (!(warmUp >= 0 && warmUp < T))
    throw new Error(`of ${T} time steps 0 … ${T - 1} may be warm-up, not ${warmUp}`);
  let frame = matrix(H, H); // one direction a row
  for (let i = 0; i < H; i++) frame.row[i][i] = 1;
  const sums = vector(H);
  for (let t = 0; t < T; t++) {
    const carried = matrix(H, H);
    for (let i = 0; i < H; i++) carry(carried.row[i], params, tape.h.row[t], frame.row[i]);
    const lengths = orthonormalize(carried);
    for (let i = 0; t >= warmUp && i < H; i++) sums[i] += log(lengths[i]);
    frame = carried;
  }
  return sums
    .map((sum) => sum / (T - warmUp))
    .sort()
    .reverse();
}

/**
 * ln ‖J u‖ at each time step of a tape, for the Jacobian J = ∂h_t/∂h_{t−1} and the unit direction u that
 * the steps before have turned: how much a small change grows there, once it has found its way into
 * the direction that grows most. After a while the mean is the largest exponent. (T)
 */
export function leadingGrowth(params: Params, tape: Tape): Vector {
  const [T, H] = [tape.h.rows, params.bh.length];
  const growth = vector(T);
  let u = vector(H).fill(1 / Math.sqrt(H)); // any direction will do
  for (let t = 0; t < T; t++) {
    const carried = vector(H);
    carry(carried, params, tape.h.row[t], u);
    const length = norm(carried);
    growth[t] = log(length);
    u = carried.map((entry) => entry / length);
  }
  return growth;
}

/** out = J u for the Jacobian J = diag(1 − h²) Whh at the state h, all of (H); in place. */
function carry(out: Vector, { Whh }: Params, h: Vector, u: Vector): void {
  addMatVec(out.fill(0), Whh, u);
  for (let i = 0; i < out.length; i++) out[i] *= 1 - h[i] * h[i];
}

/**
 * Makes the rows of Q orthonormal by the modified Gram–Schmidt process, one after another; in place.
 * Returns what was left of the length of each. A row that lies in those before it becomes zero.
 */
function orthonormalize(Q: Matrix): Vector {
  const lengths = vector(Q.rows);
  for (let i = 0; i < Q.rows; i++) {
    const q = Q.row[i];
    for (let j = 0; j < i; j++) subtract(q, dot(Q.row[j], q), Q.row[j]);
    lengths[i] = norm(q);
    for (let k = 0; k < q.length; k++) q[k] = lengths[i] > 0 ? q[k] / lengths[i] : 0;
  }
  return lengths;
}

function dot(u: Vector, v: Vector): number {
  let sum = 0;
  for (let k = 0; k < u.length; k++) sum += u[k] * v[k];
  return sum;
}

/** q ← q − r u; in place. */
function subtract(q: Vector, r: number, u: Vector): void {
  for (let k = 0; k < q.length; k++) q[k] -= r * u[k];
}
