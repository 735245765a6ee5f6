/*
 * Matrices come row by row and without gaps, as src/rnn stores them. The products read their right
 * factor in strips of eight columns, each strip row by row; what is left of the last is zero.
 */

/** n rounded up to whole strips. */
export function padded(n: usize): usize {
  return (n + 7) & ~7;
}

/** The strips of the (rows, cols) matrix W. */
export function pack(to: usize, W: usize, rows: usize, cols: usize): void {
  for (let first: usize = 0; first < cols; first += 8) {
    const width = min<usize>(8, cols - first) << 3;
    for (let i: usize = 0; i < rows; i++, to += 64) {
      const from = W + ((i * cols + first) << 3);
      if (width == 64) {
        v128.store(to, v128.load(from));
        v128.store(to, v128.load(from, 16), 16);
        v128.store(to, v128.load(from, 32), 32);
        v128.store(to, v128.load(from, 48), 48);
      } else {
        memory.copy(to, from, width);
        memory.fill(to + width, 0, 64 - width);
      }
    }
  }
}

/** The strips of Wᵀ, for W of (rows, cols). */
export function packTransposed(to: usize, W: usize, rows: usize, cols: usize): void {
  const row = cols << 3;
  for (let first: usize = 0; first < rows; first += 8) {
    const count = min<usize>(8, rows - first);
    if (count < 8) memory.fill(to, 0, cols << 6);
    transpose(to, 64, W + first * row, row, count, cols);
    to += cols << 6;
  }
}

/** Wᵀ for W of (rows, cols), its rows `toRow` bytes apart. */
export function transpose(
  to: usize,
  toRow: usize,
  W: usize,
  fromRow: usize,
  rows: usize,
  cols: usize,
): void {
  let i: usize = 0;
  for (; i + 2 <= rows; i += 2) transposeTwo(to + (i << 3), toRow, W + i * fromRow, fromRow, cols);
  if (i < rows)
    for (let j: usize = 0; j < cols; j++)
      store<f64>(to + j * toRow + (i << 3), load<f64>(W + i * fromRow + (j << 3)));
}

/** Two rows of W at once, two of their numbers in a register. */
function transposeTwo(to: usize, toRow: usize, a: usize, fromRow: usize, cols: usize): void {
  let b = a + fromRow;
  for (const end = a + ((cols & ~1) << 3); a < end; a += 16, b += 16, to += 2 * toRow) {
    const x = v128.load(a);
    const y = v128.load(b);
    v128.store(to, v128.shuffle<f64>(x, y, 0, 2));
    v128.store(to + toRow, v128.shuffle<f64>(x, y, 1, 3));
  }
  if (cols & 1) {
    store<f64>(to, load<f64>(a));
    store<f64>(to, load<f64>(b), 8);
  }
}

/** The same rows at other distances, in bytes; `cols` numbers of each. */
export function copyRows(
  to: usize,
  toRow: usize,
  from: usize,
  fromRow: usize,
  rows: usize,
  cols: usize,
): void {
  for (let i: usize = 0; i < rows; i++) memory.copy(to + i * toRow, from + i * fromRow, cols << 3);
}

/** to = from, for `numbers` of them, an even count; memory.copy takes longer for so few. */
export function copyRow(to: usize, from: usize, numbers: usize): void {
  for (const end = to + (numbers << 3); to < end; to += 16, from += 16)
    v128.store(to, v128.load(from));
}

/** to = a + b, for `numbers` of them, an even count; `to` may be a. */
export function addRows(to: usize, a: usize, b: usize, numbers: usize): void {
  for (const end = to + (numbers << 3); to < end; to += 16, a += 16, b += 16)
    v128.store(to, f64x2.add(v128.load(a), v128.load(b)));
}
