/*
 * Reverse-mode differentiation of scalars, after Karpathy's micrograd: every number remembers
 * which numbers it was made from and its derivative by each. It knows nothing of networks.
 */

/** A number in a computation, with the derivative of the result by it once `differentiate` has run. */
export interface Scalar {
  readonly value: number;
  readonly from: readonly { readonly source: Scalar; readonly derivative: number }[];
  gradient: number;
}

export const scalar = (value: number, from: Scalar["from"] = []): Scalar => ({
  value,
  from,
  gradient: 0,
});

export const plus = (a: Scalar, b: Scalar): Scalar =>
  scalar(a.value + b.value, [
    { source: a, derivative: 1 },
    { source: b, derivative: 1 },
  ]);

export const times = (a: Scalar, b: Scalar): Scalar =>
  scalar(a.value * b.value, [
    { source: a, derivative: b.value },
    { source: b, derivative: a.value },
  ]);

export const minus = (a: Scalar, b: Scalar): Scalar => plus(a, times(scalar(-1), b));

export const exp = (a: Scalar): Scalar =>
  scalar(Math.exp(a.value), [{ source: a, derivative: Math.exp(a.value) }]);

export const log = (a: Scalar): Scalar =>
  scalar(Math.log(a.value), [{ source: a, derivative: 1 / a.value }]);

export const tanh = (a: Scalar): Scalar =>
  scalar(Math.tanh(a.value), [{ source: a, derivative: 1 / Math.cosh(a.value) ** 2 }]);

export const sum = (terms: Scalar[]): Scalar => terms.reduce(plus, scalar(0));

/** Fills `gradient` of every number that `result` was made from. */
export function differentiate(result: Scalar): void {
  const order: Scalar[] = [];
  const seen = new Set<Scalar>();
  const visit = (node: Scalar): void => {
    if (seen.has(node)) return;
    seen.add(node);
    for (const { source } of node.from) visit(source);
    order.push(node);
  };
  visit(result);
  for (const node of order) node.gradient = 0;
  result.gradient = 1;
  for (const node of order.reverse())
    for (const { source, derivative } of node.from) source.gradient += derivative * node.gradient;
}
