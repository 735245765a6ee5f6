import { cos, PI } from "./elementary.ts";

/** The learning rate of each update, counted from 0. */
export type Schedule = (update: number) => number;

/** The same rate throughout. */
export const constant =
  (rate: number): Schedule =>
  () =>
    rate;

/** From `rate` to 0 along half a cosine over `updates` updates, and 0 from then on. Source: Loshchilov and Hutter (2017), without restarts. */
export const cosine =
  (rate: number, updates: number): Schedule =>
  (update) =>
    (rate * (1 + cos(Math.min(PI, (PI * update) / updates)))) / 2;
