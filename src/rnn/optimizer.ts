import type { Flat } from "./matrix.ts";

/** A rule that moves the parameters against their gradients. */
export interface Optimizer {
  /** What the rule remembers from update to update; to resume a run, fill these again. */
  readonly memory: readonly Float64Array[];
  /** One update of `params` in place, from their gradients in the same order. */
  readonly update: (params: Flat, gradients: Flat, learningRate: number) => void;
}

/** θ ← θ − η dθ: stochastic gradient descent. Source: Robbins and Monro (1951). */
export const sgd = (): Optimizer => ({
  memory: [],
  update: (params, gradients, learningRate) =>
    eachPair(params, gradients, (theta, dTheta) => {
      for (let i = 0; i < theta.length; i++) theta[i] -= learningRate * dTheta[i];
    }),
});

/** v ← μ v + dθ, then θ ← θ − η v: what earlier gradients had in common adds up. Source: Polyak (1964). */
export function momentum(params: Flat, mu = 0.9): Optimizer {
  const velocities = params.map((theta) => new Float64Array(theta.length));
  return {
    memory: velocities,
    update: (params, gradients, learningRate) =>
      eachPair(params, gradients, (theta, dTheta, at) => {
        const v = velocities[at];
        for (let i = 0; i < theta.length; i++) {
          v[i] = mu * v[i] + dTheta[i];
          theta[i] -= learningRate * v[i];
        }
      }),
  };
}

/** θ ← θ − η dθ / √(Σ dθ² + ε). Source: Duchi, Hazan and Singer (2011). */
export function adagrad(params: Flat, epsilon = 1e-8): Optimizer {
  const squares = params.map((theta) => new Float64Array(theta.length));
  return {
    memory: squares,
    update: (params, gradients, learningRate) =>
      eachPair(params, gradients, (theta, dTheta, at) => {
        const square = squares[at];
        for (let i = 0; i < theta.length; i++) {
          square[i] += dTheta[i] * dTheta[i];
          theta[i] -= (learningRate * dTheta[i]) / Math.sqrt(square[i] + epsilon);
        }
      }),
  };
}

/** Adam. The powers β₁ᵘ and β₂ᵘ are kept by repeated multiplication. Source: Kingma and Ba (2015), algorithm 1. */
export function adam(params: Flat, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8): Optimizer {
  const means = params.map((theta) => new Float64Array(theta.length));
  const squares = params.map((theta) => new Float64Array(theta.length));
  const powers = Float64Array.of(1, 1);
  return {
    memory: [...means, ...squares, powers],
    update: (params, gradients, learningRate) => {
      powers[0] *= beta1;
      powers[1] *= beta2;
      const [toMean, toSquare] = [1 / (1 - powers[0]), 1 / (1 - powers[1])];
      eachPair(params, gradients, (theta, dTheta, at) => {
        const [mean, square] = [means[at], squares[at]];
        for (let i = 0; i < theta.length; i++) {
          mean[i] = beta1 * mean[i] + (1 - beta1) * dTheta[i];
          square[i] = beta2 * square[i] + (1 - beta2) * dTheta[i] * dTheta[i];
          theta[i] -=
            (learningRate * mean[i] * toMean) / (Math.sqrt(square[i] * toSquare) + epsilon);
        }
      });
    },
  };
}

function eachPair(
  params: Flat,
  gradients: Flat,
  visit: (theta: Float64Array, dTheta: Float64Array, at: number) => void,
): void {
  params.forEach((theta, at) => visit(theta, gradients[at], at));
}
