import { setThreadsCount } from "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs";
import { answer, readJob } from "../answer.ts";

const { H, V, lanes: B, truncation: T, rate, clip, windows, tokens, start } = readJob();
setThreadsCount(1);
await tf.setBackend("wasm");

const Wxh = tf.variable(tf.tensor2d([...start.Wxh], [H, V]));
const Whh = tf.variable(tf.tensor2d([...start.Whh], [H, H]));
const Why = tf.variable(tf.tensor2d([...start.Why], [V, H]));
const bh = tf.variable(tf.tensor1d([...start.bh]));
const by = tf.variable(tf.tensor1d([...start.by]));
const laneLength = Math.floor(tokens.length / B);

/** The tokens of one window, time step by time step, as one-hot rows. (T B, V) */
function oneHot(from: number): tf.Tensor2D {
  const indices = new Int32Array(T * B);
  for (let t = 0; t < T; t++)
    for (let b = 0; b < B; b++) indices[t * B + b] = tokens[b * laneLength + from + t];
  return tf.cast(tf.oneHot(tf.tensor1d(indices, "int32"), V), "float32") as tf.Tensor2D;
}

let h: tf.Tensor2D = tf.keep(tf.zeros([B, H]));
let count = 0;

await answer(() => {
  const at = (count++ % windows) * T;
  if (at === 0) {
    h.dispose();
    h = tf.keep(tf.zeros([B, H]));
  }
  let last: tf.Tensor2D | undefined;
  const loss = tf.tidy(() => {
    const { value, grads } = tf.variableGrads(() => {
      const inputs = tf.add(tf.matMul(oneHot(at), Wxh, false, true), bh) as tf.Tensor2D;
      let state: tf.Tensor2D = h;
      const states: tf.Tensor2D[] = [];
      for (let t = 0; t < T; t++) {
        const x = tf.slice(inputs, [t * B, 0], [B, H]);
        state = tf.tanh(tf.add(x, tf.matMul(state, Whh, false, true))) as tf.Tensor2D;
        states.push(state);
      }
      last = tf.keep(tf.clone(state));
      const y = tf.add(tf.matMul(tf.concat(states), Why, false, true), by);
      return tf.losses.softmaxCrossEntropy(oneHot(at + 1), y) as tf.Scalar;
    });
    const length = Math.sqrt(
      tf.addN(Object.values(grads).map((d) => tf.sum(tf.square(d)))).dataSync()[0],
    );
    const step = rate * Math.min(1, clip / length);
    for (const theta of [Wxh, Whh, Why, bh, by])
      theta.assign(tf.sub(theta, tf.mul(grads[theta.name], step)));
    return value.dataSync()[0];
  });
  h.dispose();
  h = last as tf.Tensor2D;
  return loss;
});
