import { nextCharacter } from "../grammar/next-character.ts";
import { SENTENCES } from "../grammar/sentences.ts";
import type { Trace } from "../trace/schema.ts";
import { comparedTexts, type Compared } from "./histories-compared.ts";
import { historiesData, type HistoriesData, type Pair } from "./histories-data.ts";
import { numberText } from "./number-text.ts";

/** Read after pasts that end where a sentence has begun. */
const AFTER = "dragon chases the woman. the lion sleeps. the girl reads. the plate breaks. ";

/** The data for pairs of pasts found by search, with the network at the end of training. */
export function nearStatesData(trace: Trace): HistoriesData {
  const data = historiesData(trace, []);
  const last = data.weights[data.weights.length - 1];
  if (!last) throw new Error(`${trace.name} has no checkpoint`);
  const compared = (texts: readonly string[], isWanted: (a: string, b: string) => boolean) =>
    comparedTexts(last, data, texts, isWanted);

  const sentences = compared(
    SENTENCES.map(({ text }) => `${text}the `),
    shareNoWord,
  );
  const objects = compared(beforeObjects(), mustDiffer);
  const pair = (name: string, { a, b }: Compared): Pair => ({
    name,
    a,
    b,
    after: AFTER,
    end: a.length,
  });
  return {
    ...data,
    pairs: [
      pair(`nearest of ${numberText(sentences.length)} pairs`, sentences[0]),
      pair("the pair in the middle", sentences[sentences.length >> 1]),
      pair("the farthest pair", sentences[sentences.length - 1]),
      { ...pair("a pair to be told apart", completed(objects[0])), end: objects[0].a.length },
    ],
  };
}

/** Two beginnings made into sentences of one length, and the next one begun. */
function completed({ a, b, distance }: Compared): Compared {
  const wholes = (beginning: string) =>
    SENTENCES.map(({ text }) => text).filter((text) => text.startsWith(beginning));
  for (const one of wholes(a))
    for (const other of wholes(b))
      if (one.length === other.length) return { a: `${one}the `, b: `${other}the `, distance };
  throw new Error(`“${a}” and “${b}” do not become sentences of one length`);
}

/** Whether two texts have no word in common but “the”. */
export function shareNoWord(a: string, b: string): boolean {
  const words = new Set(a.match(/[a-z]+/g));
  return (b.match(/[a-z]+/g) ?? []).every((word) => word === "the" || !words.has(word));
}

/** Whether two texts have the same verb, and the language still goes on from them differently. */
export function mustDiffer(a: string, b: string): boolean {
  const [verb, other] = [a, b].map((text) => text.split(" ")[2]);
  const [p, q] = [a, b].map(nextCharacter);
  return verb === other && !!p && !!q && p.some((share, token) => share !== q[token]);
}

/** Every beginning of a sentence that ends where its object begins. */
const beforeObjects = (): string[] => [
  ...new Set(SENTENCES.flatMap(({ text }) => /^the \w+ \w+ the /.exec(text)?.[0] ?? [])),
];
