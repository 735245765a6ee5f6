import { matrix, norm, type Matrix, type Vector } from "./matrix.ts";
import { orthogonalRows } from "./orthogonal-rows.ts";

/**
 * All min(m, n) singular values of an (m, n) matrix, falling: the lengths of its rows once they are
 * orthogonal, to about n · 2⁻⁵² of the largest. Throws where `orthogonalRows` does.
 */
export function singularValues(W: Matrix): Vector {
  const { U, size } = orthogonalRows(W.rows > W.cols ? transpose(W) : W);
  return Float64Array.from(U.row, (u) => size * norm(u))
    .sort()
    .reverse();
}

function transpose(W: Matrix): Matrix {
  const out = matrix(W.cols, W.rows);
  for (let i = 0; i < W.rows; i++) for (let j = 0; j < W.cols; j++) out.row[j][i] = W.row[i][j];
  return out;
}
