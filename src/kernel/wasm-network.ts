import { refuseMisfits, type Network } from "../rnn/network.ts";
import { NO_TARGET } from "../rnn/vocabulary.ts";

/** What a compiled cell exports; src/kernel/assembly says what is where in its memory. */
interface Kernel {
  readonly memory: WebAssembly.Memory;
  readonly prepare: (H: number, V: number, B: number, T: number) => void;
  readonly read: () => void;
  readonly params: WebAssembly.Global;
  readonly gradients: WebAssembly.Global;
  readonly states: WebAssembly.Global;
  readonly inputs: WebAssembly.Global;
  readonly targets: WebAssembly.Global;
  readonly logP: WebAssembly.Global;
}

/** Where a kernel keeps what it is given and what it gives, for windows of one size. */
interface Room {
  readonly B: number;
  readonly T: number;
  readonly params: readonly Float64Array[];
  readonly gradients: readonly Float64Array[];
  readonly states: Float64Array; //  (B, stateSize)
  readonly inputs: Int32Array; //    (B, T)
  readonly targets: Int32Array; //   (B, T)
  readonly logP: Float64Array; //    (B, T)  ln of the probability of each target
}

/**
 * The same network with all lanes read at once by the compiled cell in `code`, bit for bit as the
 * textbook reads them; the textbook itself where the engine cannot or may not run WebAssembly with SIMD.
 * `order` names the textbook's parameters, counted from 0, as the cell has them one after another.
 */
export function compiled(
  textbook: Network,
  code: string,
  H: number,
  V: number,
  order = textbook.params.map((_, at) => at),
): Network {
  const kernel = instance(code);
  if (!kernel) return textbook;
  const { params, gradients, stateSize } = textbook;
  let room: Room | undefined;
  return {
    params,
    gradients,
    stateSize,
    read: (states, inputs, targets) => {
      refuseMisfits(states, inputs, targets, stateSize, V);
      const [B, T] = [states.length, inputs[0].length];
      if (room?.B !== B || room.T !== T) {
        kernel.prepare(H, V, B, T);
        room = roomOf(kernel, textbook, order, B, T);
      }
      const { logP } = room;
      room.params.forEach((numbers, at) => numbers.set(params[at]));
      states.forEach((state, lane) => room!.states.set(state, lane * stateSize));
      inputs.forEach((tokens, lane) => room!.inputs.set(tokens, lane * T));
      targets.forEach((tokens, lane) => room!.targets.set(tokens, lane * T));
      kernel.read();
      room.gradients.forEach((numbers, at) => gradients[at].set(numbers));
      states.forEach((state, lane) =>
        state.set(room!.states.subarray(lane * stateSize, (lane + 1) * stateSize)),
      );
      let total = 0;
      targets.forEach((tokens, lane) => {
        let sum = 0;
        for (let t = 0; t < T; t++) if (tokens[t] !== NO_TARGET) sum -= logP[lane * T + t];
        total += sum;
      });
      return total;
    },
  };
}

/** The compiled cell, or undefined where this engine or its page's policy does not allow it. */
function instance(code: string): Kernel | undefined {
  if (typeof WebAssembly !== "object") return undefined;
  try {
    const module = new WebAssembly.Module(bytesOf(code));
    return new WebAssembly.Instance(module).exports as unknown as Kernel;
  } catch {
    return undefined;
  }
}

/** The bytes that a string of hexadecimal digits stands for. */
function bytesOf(hexadecimal: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hexadecimal.length / 2);
  for (let i = 0; i < bytes.length; i++)
    bytes[i] = parseInt(hexadecimal.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

function roomOf(
  kernel: Kernel,
  { params, stateSize }: Network,
  order: readonly number[],
  B: number,
  T: number,
): Room {
  const { buffer } = kernel.memory;
  const at = (global: WebAssembly.Global) => global.value as number;
  const split = (from: number) => {
    const parts: Float64Array[] = [];
    for (const at of order) {
      parts[at] = new Float64Array(buffer, from, params[at].length);
      from += parts[at].byteLength;
    }
    return parts;
  };
  return {
    B,
    T,
    params: split(at(kernel.params)),
    gradients: split(at(kernel.gradients)),
    states: new Float64Array(buffer, at(kernel.states), B * stateSize),
    inputs: new Int32Array(buffer, at(kernel.inputs), B * T),
    targets: new Int32Array(buffer, at(kernel.targets), B * T),
    logP: new Float64Array(buffer, at(kernel.logP), B * T),
  };
}
