import { clearBelow, hessenberg, reflect } from "./hessenberg.ts";
import { matrix, type Matrix } from "./matrix.ts";

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

  const size = A.data.reduce((largest, a) => Math.max(largest, Math.abs(a)), 0);
  if (size > 0 && !(size > 1e-50 && size < 1e50)) return rescaled(A, size);

  const H = hessenberg(A);
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
      const guess = steps % 10 === 9 ? elsewhere : nearCorner;
      doubleShift(H, first, last, guess(H, last));
    }
  }
  return found.sort((a, b) => modulus(b) - modulus(a) || b.im - a.im || b.re - a.re);
}

/** max |λ| over the eigenvalues λ of W; 0 for an empty W. It does not bound ‖W v‖ / ‖v‖: the largest singular value does. */
export const spectralRadius = (W: Matrix): number => Math.max(0, ...eigenvalues(W).map(modulus));

/** The eigenvalues where squares of squares would overflow or vanish: size times those of A / size. */
function rescaled(A: Matrix, size: number): Complex[] {
  const unit = A.data.map((a) => a / size);
  const found = eigenvalues(matrix(A.rows, A.cols, unit));
  return found.map(({ re, im }) => ({ re: size * re, im: size * im }));
}

/** The first row of the block that ends at `last`: the subdiagonal entry before it is rounding. */
function blockStart(H: Matrix, last: number, size: number): number {
  let k = last;
  while (k > 0 && Math.abs(H.row[k][k - 1]) > EPSILON * size) k--;
  return k;
}

/**
 * One QR step on rows `first` … `last` with the shift σ and its conjugate, in real arithmetic; in
 * place. It begins with the first column of (H − σ)(H − σ̄) = H² − 2 Re σ H + |σ|² and then chases
 * what that puts below the subdiagonal out of the block.
 */
function doubleShift(H: Matrix, first: number, last: number, { re, im }: Complex): void {
  const [a, b, c] = [H.row[first], H.row[first + 1], H.row[first + 2]];
  const from = a[first] - re;
  const column = Float64Array.of(
    from * from + im * im + a[first + 1] * b[first],
    b[first] * (from + (b[first + 1] - re)),
    b[first] * c[first + 1],
  );
  reflect(H, first, column);
  for (let j = first; j < last - 1; j++) clearBelow(H, j, Math.min(j + 4, last + 1));
}

/** A guess at an eigenvalue of rows and columns up to `last`: that of the last 2 × 2 block which is nearest its corner. */
function nearCorner(H: Matrix, last: number): Complex {
  const corner = H.row[last][last];
  const [s, t] = ofTwoByTwo(H, last - 1);
  return Math.abs(s.re - corner) < Math.abs(t.re - corner) ? s : t;
}

/** A guess for when that one has led nowhere, as happens with matrices of a few ones. Source: Martin, Peters and Wilkinson (1970). */
function elsewhere(H: Matrix, last: number): Complex {
  const stray = Math.abs(H.row[last][last - 1]) + Math.abs(H.row[last - 1][last - 2]);
  return { re: H.row[last][last] + 0.75 * stray, im: 0.66 * stray };
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
