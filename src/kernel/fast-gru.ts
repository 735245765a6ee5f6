import { gru } from "../rnn/gru.ts";
import type { Network } from "../rnn/network.ts";
import type { GruParams } from "../rnn/gru-params.ts";
import { CODE } from "./compiled/gru.ts";
import { compiled } from "./wasm-network.ts";

/** `gru(params)`, the same bits several times as fast where the engine can; where it cannot, `gru(params)` itself. */
export const fastGru = (params: GruParams): Network =>
  compiled(gru(params), CODE, params.r.b.length, params.by.length);
