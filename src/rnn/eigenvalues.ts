import { clearBelow, hessenberg, reflect } from "./hessenberg.ts";
import { norm, type Matrix } from "./matrix.ts";

/** The complex number re + i·im. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/** |z| */
export const modulus = ({ re, im }: Complex): number => Math.sqrt(re * re + im * im);

const EPSILON = 2.220446049250313e-16; // 2⁻⁵²
const STEPS_PER_EIGENVALUE = 60; // two or three are usual

/**
 * All eigenvalues of a real (n, n) matrix, by falling modulus; of equal moduli the larger
 * imaginary part first, then the larger real part. Complex ones come in exact conjugate pairs.
 * Each is exact for a matrix within some n · 2⁻⁵² ‖A‖ of A: a simple eigenvalue is good to
 * about 13 digits, one repeated m times in a defective matrix only to 16/m.
 * Throws on a matrix that is not square or not finite, or after 60 steps for one eigenvalue.
 * Source: Francis (1961), the implicit double shift.
 */
export function eigenvalues(A: Matrix): Complex[] {
  if (A.rows !== A.cols)
    throw new Error(`a (${A.rows}, ${A.cols}) matrix has no eigenvalues; only a square one has`);
  if (!A.data.every(Number.isFinite)) throw new Error("an entry of the matrix is not finite");

  const H = hessenberg(A);
  const size = norm(H.data);
  const found: Complex[] = [];
  let last = H.rows - 1;
  for (let steps = 0; last >= 0; steps++) {
    const first = blockStart(H, last, size);
    if (last - first < 2) {
      if (first === last) found.push({ re: H.row[last][last], im: 0 });
      else found.push(...ofTwoByTwo(H, first));
      last = first - 1;
      steps = 0;
    } else if (steps === STEPS_PER_EIGENVALUE) {
      throw new Error(`no eigenvalue after ${steps} steps; ${found.length} of ${H.rows} are found`);
    } else {
      doubleShift(H, first, last, steps % 10 === 9);
    }
  }
  return found.sort((a, b) => modulus(b) - modulus(a) || b.im - a.im || b.re - a.re);
}

/** max |λ| over the eigenvalues λ of W; 0 for an empty W. It does not bound ‖W v‖ / ‖v‖: the largest singular value does. */
export const spectralRadius = (W: Matrix): number => Math.max(0, ...eigenvalues(W).map(modulus));

/** The first row of the block that ends at `last`: the subdiagonal entry before it is zero but for rounding. */
function blockStart(H: Matrix, last: number, size: number): number {
  for (let k = last; k > 0; k--) {
    const beside = Math.abs(H.row[k][k]) + Math.abs(H.row[k - 1][k - 1]);
    if (Math.abs(H.row[k][k - 1]) <= EPSILON * (beside || size)) return k;
  }
  return 0;
}

/**
 * One QR step with both eigenvalues of the last 2 × 2 block as shifts, in real arithmetic; in
 * place. On some matrices, permutations among them, these shifts lead nowhere: `elsewhere` takes others.
 */
function doubleShift(H: Matrix, first: number, last: number, elsewhere: boolean): void {
  const [a, b, c] = [H.row[first], H.row[first + 1], H.row[first + 2]];
  const [y, z] = [H.row[last - 1], H.row[last]];
  const stray = Math.abs(z[last - 1]) + Math.abs(y[last - 2]);
  const sum = elsewhere ? 1.5 * stray : y[last - 1] + z[last];
  const product = elsewhere ? stray * stray : y[last - 1] * z[last] - y[last] * z[last - 1];

  // The first column of (H − σ₁)(H − σ₂) = H² − (σ₁ + σ₂) H + σ₁σ₂ has three entries.
  const column = Float64Array.of(
    a[first] * (a[first] - sum) + a[first + 1] * b[first] + product,
    b[first] * (a[first] + b[first + 1] - sum),
    b[first] * c[first + 1],
  );
  reflect(H, first, last, first, column);
  clearBelow(H, first, last, 3);
}

/** Both eigenvalues of rows and columns k and k + 1. */
function ofTwoByTwo(H: Matrix, k: number): Complex[] {
  const [a, b, c, d] = [H.row[k][k], H.row[k][k + 1], H.row[k + 1][k], H.row[k + 1][k + 1]];
  const half = (a - d) / 2;
  const square = half * half + b * c;
  const root = Math.sqrt(Math.abs(square));
  if (square < 0) return [root, -root].map((im) => ({ re: (a + d) / 2, im }));
  const far = half < 0 ? half - root : half + root;
  // The other is d + half − root without the cancellation.
  return [d + far, far === 0 ? d : d - (b * c) / far].map((re) => ({ re, im: 0 }));
}
