import { elman } from "../rnn/elman.ts";
import type { Network } from "../rnn/network.ts";
import type { Params } from "../rnn/params.ts";
import { CODE } from "./compiled/elman.ts";
import { compiled } from "./wasm-network.ts";

/** Wxh, Whh, bh, Why, by of PARAM_NAMES: as gate by gate, with one gate. */
const ORDER = [0, 1, 3, 2, 4];

/** `elman(params)`, the same bits several times as fast where the engine can; where it cannot, `elman(params)` itself. */
export const fastElman = (params: Params): Network =>
  compiled(elman(params), CODE, params.bh.length, params.by.length, ORDER);
