import { lstm } from "../rnn/lstm.ts";
import type { Network } from "../rnn/network.ts";
import type { LstmParams } from "../rnn/lstm-params.ts";
import { CODE } from "./compiled/lstm.ts";
import { compiled } from "./wasm-network.ts";

/** `lstm(params)`, the same bits several times as fast where the engine can; where it cannot, `lstm(params)` itself. */
export const fastLstm = (params: LstmParams): Network =>
  compiled(lstm(params), CODE, params.f.b.length, params.by.length);
