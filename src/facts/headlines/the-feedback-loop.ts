import { bits } from "../../rnn/loss.ts";
import { lastOf } from "../fact.ts";
import { fixed } from "../number-forms.ts";
import type { Headline } from "./headline.ts";

/** The main network, and those that begin otherwise. */
const STARTS = [
  { family: "main", name: "orthogonal" },
  { family: "xavier", name: "Glorot and Bengio" },
  { family: "identity", name: "identity" },
  { family: "narrow", name: "narrow normal" },
  { family: "wide", name: "wide normal" },
];

/** How a start is called: after its authors where its family is; anything else as it is. */
export const startName = (start: string): string =>
  STARTS.find(({ family }) => family === start)?.name ?? start;

export const feedbackHeadlines: readonly Headline[] = [
  {
    says: "Loss on the test text after training, by how the recurrent matrix begins, in bits per character",
    text: fixed(4),
    from: {
      families: STARTS,
      value: ({ checkpoint: { loss } }) => bits(lastOf(loss)),
    },
  },
  {
    says: "Spectral radius of the recurrent matrix after training",
    text: fixed(2),
    from: {
      families: STARTS,
      value: ({ checkpoint: { spectralRadius } }) => lastOf(spectralRadius),
    },
  },
];
