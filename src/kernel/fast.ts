import { elman } from "../rnn/elman.ts";
import { gru } from "../rnn/gru.ts";
import type { GruParams } from "../rnn/gru-params.ts";
import { lstm } from "../rnn/lstm.ts";
import type { LstmParams } from "../rnn/lstm-params.ts";
import type { Network } from "../rnn/network.ts";
import type { Params } from "../rnn/params.ts";
import { ELMAN, GRU, LSTM } from "./compiled.ts";
import { compiled } from "./wasm-network.ts";

/** `elman(params)`, the same bits several times as fast where the engine allows. */
export const fastElman = (params: Params): Network =>
  compiled(elman(params), ELMAN, params.bh.length, params.by.length);

/** `lstm(params)`, likewise. */
export const fastLstm = (params: LstmParams): Network =>
  compiled(lstm(params), LSTM, params.f.b.length, params.by.length);

/** `gru(params)`, likewise. */
export const fastGru = (params: GruParams): Network =>
  compiled(gru(params), GRU, params.r.b.length, params.by.length);
