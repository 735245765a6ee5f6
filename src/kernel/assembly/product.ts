/*
 * The matrix product of the kernel. Every entry of the result is a sum of its own, whose terms are
 * added one by one by rising index, as in src/rnn/matrix.ts: two lanes of a register and sixteen
 * registers hold different entries, never parts of one.
 */

/** So many terms at a time, that what they are read from stays near. */
const CHUNK: usize = 64;

/**
 * C += A B, for A of (rows, depth), B of (depth, 8 strips) and C of (rows, 8 strips). B is read strip
 * by strip of eight columns. Distances between rows, columns and strips are in bytes.
 */
export function addProduct(
  C: usize,
  cRow: usize,
  A: usize,
  aRow: usize,
  aColumn: usize,
  B: usize,
  bRow: usize,
  bStrip: usize,
  rows: usize,
  depth: usize,
  strips: usize,
): void {
  for (let begin: usize = 0; begin < depth; begin += CHUNK) {
    const count = min(CHUNK, depth - begin);
    const a = A + begin * aColumn;
    let b = B + begin * bRow;
    let c = C;
    let strip: usize = 0;
    if (rows == 1)
      for (; strip + 2 <= strips; strip += 2) {
        oneRowOfTwoStrips(c, a, aColumn, b, bRow, bStrip, count);
        b += 2 * bStrip;
        c += 128;
      }
    for (; strip < strips; strip++) {
      let row: usize = 0;
      for (; row + 2 <= rows; row += 2)
        twoRows(c + row * cRow, cRow, a + row * aRow, aRow, aColumn, b, bRow, count);
      if (row < rows) oneRow(c + row * cRow, a + row * aRow, aColumn, b, bRow, count);
      b += bStrip;
      c += 64;
    }
  }
}

/** Eight entries of two rows. */
function twoRows(
  c: usize,
  cRow: usize,
  a: usize,
  aRow: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  count: usize,
): void {
  const d = c + cRow;
  let p0 = v128.load(c);
  let p1 = v128.load(c, 16);
  let p2 = v128.load(c, 32);
  let p3 = v128.load(c, 48);
  let q0 = v128.load(d);
  let q1 = v128.load(d, 16);
  let q2 = v128.load(d, 32);
  let q3 = v128.load(d, 48);
  for (let j: usize = 0; j < count; j++) {
    const u = v128.load_splat<f64>(a);
    const w = v128.load_splat<f64>(a + aRow);
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const b2 = v128.load(b, 32);
    const b3 = v128.load(b, 48);
    p0 = f64x2.add(p0, f64x2.mul(b0, u));
    p1 = f64x2.add(p1, f64x2.mul(b1, u));
    p2 = f64x2.add(p2, f64x2.mul(b2, u));
    p3 = f64x2.add(p3, f64x2.mul(b3, u));
    q0 = f64x2.add(q0, f64x2.mul(b0, w));
    q1 = f64x2.add(q1, f64x2.mul(b1, w));
    q2 = f64x2.add(q2, f64x2.mul(b2, w));
    q3 = f64x2.add(q3, f64x2.mul(b3, w));
    a += aColumn;
    b += bRow;
  }
  v128.store(c, p0);
  v128.store(c, p1, 16);
  v128.store(c, p2, 32);
  v128.store(c, p3, 48);
  v128.store(d, q0);
  v128.store(d, q1, 16);
  v128.store(d, q2, 32);
  v128.store(d, q3, 48);
}

/** Sixteen entries of one row. */
function oneRowOfTwoStrips(
  c: usize,
  a: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  bStrip: usize,
  count: usize,
): void {
  let d = b + bStrip;
  let p0 = v128.load(c);
  let p1 = v128.load(c, 16);
  let p2 = v128.load(c, 32);
  let p3 = v128.load(c, 48);
  let q0 = v128.load(c, 64);
  let q1 = v128.load(c, 80);
  let q2 = v128.load(c, 96);
  let q3 = v128.load(c, 112);
  for (let j: usize = 0; j < count; j++) {
    const u = v128.load_splat<f64>(a);
    p0 = f64x2.add(p0, f64x2.mul(v128.load(b), u));
    p1 = f64x2.add(p1, f64x2.mul(v128.load(b, 16), u));
    p2 = f64x2.add(p2, f64x2.mul(v128.load(b, 32), u));
    p3 = f64x2.add(p3, f64x2.mul(v128.load(b, 48), u));
    q0 = f64x2.add(q0, f64x2.mul(v128.load(d), u));
    q1 = f64x2.add(q1, f64x2.mul(v128.load(d, 16), u));
    q2 = f64x2.add(q2, f64x2.mul(v128.load(d, 32), u));
    q3 = f64x2.add(q3, f64x2.mul(v128.load(d, 48), u));
    a += aColumn;
    b += bRow;
    d += bRow;
  }
  v128.store(c, p0);
  v128.store(c, p1, 16);
  v128.store(c, p2, 32);
  v128.store(c, p3, 48);
  v128.store(c, q0, 64);
  v128.store(c, q1, 80);
  v128.store(c, q2, 96);
  v128.store(c, q3, 112);
}

/** Eight entries of one row. */
function oneRow(c: usize, a: usize, aColumn: usize, b: usize, bRow: usize, count: usize): void {
  let p0 = v128.load(c);
  let p1 = v128.load(c, 16);
  let p2 = v128.load(c, 32);
  let p3 = v128.load(c, 48);
  for (let j: usize = 0; j < count; j++) {
    const u = v128.load_splat<f64>(a);
    p0 = f64x2.add(p0, f64x2.mul(v128.load(b), u));
    p1 = f64x2.add(p1, f64x2.mul(v128.load(b, 16), u));
    p2 = f64x2.add(p2, f64x2.mul(v128.load(b, 32), u));
    p3 = f64x2.add(p3, f64x2.mul(v128.load(b, 48), u));
    a += aColumn;
    b += bRow;
  }
  v128.store(c, p0);
  v128.store(c, p1, 16);
  v128.store(c, p2, 32);
  v128.store(c, p3, 48);
}
