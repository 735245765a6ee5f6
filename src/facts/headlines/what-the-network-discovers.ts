import type { ElmanReplicated } from "../../experiments/studies/elman-replicated.ts";
import type { Emergence } from "../../experiments/studies/emergence.ts";
import type { Samples } from "../../experiments/studies/samples.ts";
import type { Withheld } from "../../experiments/studies/withheld.ts";
import type { WordLevel } from "../../experiments/studies/word-level.ts";
import type { Zog } from "../../experiments/studies/zog.ts";
import { lastOf } from "../fact.ts";
import { fixed, percent } from "../number-forms.ts";
import { inStudy, rowsBy, rowsByKey, type Headline, type Row } from "./headline.ts";

/** Of each network, its first checkpoint and its last. */
const beginningAndEnd = <Network extends { readonly checkpoints: readonly unknown[] }>(
  networks: readonly Network[],
  value: (checkpoint: Network["checkpoints"][number]) => number,
): Row[] => [
  { name: "untrained", values: networks.map(({ checkpoints }) => value(checkpoints[0])) },
  { name: "trained", values: networks.map(({ checkpoints }) => value(lastOf(checkpoints))) },
];

const ofSet = ({ sets }: Emergence, name: string) => sets.findIndex((set) => set.name === name);

export const discoveryHeadlines: readonly Headline[] = [
  {
    says: "Sentences written that are of the language, at each temperature",
    text: percent(),
    from: inStudy<Samples>("samples", ({ runs }) => {
      const ends = runs.map(({ checkpoints }) => lastOf(checkpoints).writings);
      return rowsBy(
        [...ends[0].keys()],
        (i) => `temperature ${ends[0][i].temperature}`,
        (i) => ends.map((writings) => writings[i].knownSentences / writings[i].sentences),
      );
    }),
  },
  {
    says: "Different sentences of the language among those written at temperature 1",
    text: fixed(),
    from: inStudy<Samples>("samples", ({ runs }) => [
      {
        name: "trained",
        values: runs.map(
          ({ checkpoints }) =>
            lastOf(checkpoints).writings.find(({ temperature }) => temperature === 1)!.distinct,
        ),
      },
    ]),
  },
  {
    says: "Probability of sentences that were withheld from training, as a share of their true one; a row for each choice of sentences",
    text: fixed(2),
    from: inStudy<Withheld>("withheld", ({ networks }) => [
      ...rowsByKey(
        networks,
        ({ split }) => `withheld, choice ${split}`,
        ({ withheld }) => withheld.mass / withheld.trueMass,
      ),
      ...rowsByKey(
        networks,
        ({ split }) => `all others, choice ${split}`,
        ({ seen }) => seen.mass / seen.trueMass,
      ),
    ]),
  },
  {
    says: "Powers of two between the probability of a withheld sentence and that of one with a word of a wrong category, the median",
    text: fixed(1),
    from: inStudy<Withheld>("withheld", ({ networks }) =>
      rowsByKey(
        networks,
        ({ split }) => `choice ${split}`,
        ({ wrong }) => wrong.medianBits,
      ),
    ),
  },
  {
    says: "Agreement of the tree of words with their categories, words compared where they stand alike (adjusted Rand index)",
    text: fixed(2),
    from: inStudy<Emergence>("emergence", (data) => {
      const set = ofSet(data, "controlled");
      return [
        ...beginningAndEnd(data.networks, ({ scores }) => scores[set].ward),
        {
          name: `reached by ${percent()(data.exceeded)} of shufflings`,
          values: data.networks.map(({ chance }) => chance[set].ward),
        },
        { name: "spelling alone", values: [data.sets[set].spelling.edits.ward] },
      ];
    }),
  },
  {
    says: "The same of nouns against verbs, the tree cut in two",
    text: fixed(2),
    from: inStudy<Emergence>("emergence", (data) => {
      const set = ofSet(data, "controlled");
      return beginningAndEnd(data.networks, ({ scores }) => scores[set].nounVerb ?? 0);
    }),
  },
  {
    says: "What the distance of two words' states depends on, before and after training (standardized coefficients)",
    text: fixed(2),
    from: inStudy<Emergence>("emergence", ({ networks }) =>
      (
        [
          ["category", "category"],
          ["nounVerb", "noun and verb"],
          ["spelling", "spelling"],
        ] as const
      ).flatMap(([key, name]) =>
        beginningAndEnd(networks, ({ regression }) => regression.controlled[key]).map((row) => ({
          ...row,
          name: `${name}, ${row.name}`,
        })),
      ),
    ),
  },
  {
    says: "Agreement of the tree of words with their categories where whole words are read, by how far gradients go back",
    text: fixed(2),
    from: inStudy<WordLevel>("word-level", ({ networks }) =>
      [...Map.groupBy(networks, ({ truncation }) => truncation)].flatMap(([T, own]) =>
        beginningAndEnd(own, ({ ward }) => ward).map((row) => ({
          ...row,
          name: `T = ${T}, ${row.name}`,
        })),
      ),
    ),
  },
  {
    says: "The same of Elman's own network on his own sentences",
    text: fixed(2),
    from: inStudy<ElmanReplicated>("elman-replicated", ({ networks }) => [
      { name: "untrained", values: networks.map(({ untrained }) => untrained.ward) },
      { name: "trained", values: networks.map(({ trained }) => trained.ward) },
    ]),
  },
  {
    says: "Where the first human stands among the words nearest to Elman's zog, counted from 1",
    text: fixed(),
    from: inStudy<ElmanReplicated>("elman-replicated", ({ networks }) => [
      { name: "untrained", values: networks.map(({ untrained }) => untrained.firstHuman) },
      { name: "trained", values: networks.map(({ trained }) => trained.firstHuman) },
    ]),
  },
  {
    says: "Occurrences of zog in the place of man, read letter by letter, that are nearest to each category, as subjects",
    text: percent(),
    from: inStudy<Zog>("zog", ({ nouns, letters }) =>
      nouns.map((noun, at) => ({
        name: noun,
        values: letters.map(
          ({ placements }) =>
            placements.find(
              ({ word, context, position }) =>
                word === "zog" && context === "man" && position === "subject",
            )!.shares[at],
        ),
      })),
    ),
  },
  {
    says: "Random input vectors for zog in the place of man that are taken for human, read word by word",
    text: percent(),
    from: inStudy<Zog>("zog", ({ nouns, vectors: count, wordLevel }) =>
      (["subject", "object", "pooled"] as const).flatMap((position) =>
        [false, true].map((isTrained) => ({
          name: `${position === "pooled" ? "both" : position}, ${isTrained ? "trained" : "untrained"}`,
          values: wordLevel.map(
            ({ vectors }) =>
              vectors.find(
                (one) =>
                  one.context === "man" &&
                  one.position === position &&
                  one.trained === isTrained &&
                  one.scale === "start",
              )!.nearest[nouns.indexOf("HUMAN")] / count,
          ),
        })),
      ),
    ),
  },
];
