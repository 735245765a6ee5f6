import { layoutOf, layoutOfDistances, scoresOf } from "../../../src/experiments/words/category-scores.ts";
import { editDistance } from "../../../src/experiments/analysis/edit-distance.ts";
import { elmanStream, likelihoods } from "../../../src/experiments/language/elman-language.ts";
import { expectedVerbs, totalVariation, trueVerbs } from "../../../src/experiments/language/expected-verbs.ts";
import { leafOrder } from "../../../src/experiments/analysis/linkage-tree.ts";
import { centroidsOf, placementOf, POSITIONS } from "../../../src/experiments/words/noun-centroids.ts";
import { principalAxes, project, shareAlong } from "../../../src/experiments/analysis/principal-axes.ts";
import { read, tokensOf } from "../../../src/experiments/language/reading.ts";
import { replacedText } from "../../../src/experiments/language/replaced-text.ts";
import { meanProbability } from "../../../src/experiments/language/sentence-probability.ts";
import { lastLetters, letterBag } from "../../../src/experiments/words/spelling.ts";
import { standardizedRegression } from "../../../src/experiments/analysis/standardized-regression.ts";
import { surprisalByPlace } from "../../../src/experiments/language/surprisal-places.ts";
import { afterSentences, periodOf, writtenAt } from "../../../src/experiments/language/temperature-writing.ts";
import { tokenScores } from "../../../src/experiments/words/token-scores.ts";
import { distancesOf } from "../../../src/experiments/analysis/vector-distances.ts";
import { corpusWithout, splitsOf, wrongClass } from "../../../src/experiments/language/withheld-sentences.ts";
import { wordTraining } from "../../../src/experiments/words/word-network.ts";
import { averaged, labelsOf, wordSets } from "../../../src/experiments/words/word-sets.ts";
import { firstError, nextCategories } from "../../../src/experiments/language/written-error.ts";
import {
  afterExposures,
  afterNonce,
  letterStates,
  nonceWords,
  pastTexts,
  substituted,
} from "../../../src/experiments/words/zog-letters.ts";
import { inputScale, randomVector, withZog, wordStates } from "../../../src/experiments/words/zog-words.ts";
import { drawCorpus } from "../../../src/grammar/corpus.ts";
import { seeded } from "../../../src/rnn/random.ts";
import { boundaryMeasures } from "./boundary-measures.ts";
import type { Params } from "../../../src/rnn/params.ts";

/** All that studies of words are made of, on a network of letters and a text of so many sentences. Needs no package. */
export function wordMeasures(params: Params, sentences: number) {
  const text = drawCorpus(sentences, seeded(9));
  const states = read(params, tokensOf(text)).h.row;
  const sets = wordSets(text).map((set) => {
    const labels = labelsOf(set.words);
    const vectors = averaged(set, states);
    const layout = layoutOf(vectors);
    const axes = principalAxes(vectors);
    return {
      layout: [layout.ward, layout.cosine, leafOrder(layout.ward)],
      scores: scoresOf(layout, labels),
      tokens: tokenScores(set, states),
      plane: [vectors.map((one) => project(axes, one, 2)), shareAlong(axes, vectors, 2)],
    };
  });
  const spelled = ["man", "mouse", "monster", "dog", "dragon", "glass", "see"];
  const distances = distancesOf(spelled, editDistance);
  const [fromMan, fromDog] = [distances.row[0], distances.row[3]].map((row) => [...row]);
  const lettered = letterStates(params, text);
  const beginning = afterSentences(params, drawCorpus(3, seeded(10)));
  const written = [0, 0.5, 1, 2].map((temperature) => writtenAt(beginning, temperature, 200, 4));
  const splits = splitsOf(2, 3, seeded(11));
  const [withheld] = splits;
  const lesson = { learningRate: 0.1, clip: 1, seed: 3 };
  const words = wordTraining({
    seed: 2,
    hiddenSize: 4,
    sentences: 60,
    corpusSeed: 5,
    lanes: 2,
    truncation: 5,
    epochs: 1,
    learningRate: 1,
    clip: 1,
  });
  for (const _ of words.train());
  const scale = inputScale(words.params);
  const zog = withZog(words.params, randomVector(4, scale, seeded(12)));
  const replaced = replacedText(text, "man", "zog", 30);
  const stream = elmanStream(300, seeded(13));
  return {
    boundaries: boundaryMeasures(),
    sets,
    spelling: [
      scoresOf(layoutOfDistances(distances), labelsOf(spelled.slice(0, 6).concat("sees"))),
      spelled.map((word) => [...letterBag(word), ...lastLetters(word)]),
      standardizedRegression(fromMan, [fromDog, [1, 0, 2, 5, 1, 4, 2]]),
    ],
    written: [
      written,
      written.map(periodOf),
      periodOf("abcabcabcabcabcabc"),
      written.flatMap((one) => one.match(/[^.]+\. /g) ?? []).map((one) => firstError(one.trim()) ?? 0),
      nextCategories("the man "),
      surprisalByPlace(params, text),
    ],
    withheld: [
      splits,
      withheld.map((one) => [one.text, wrongClass(one)]),
      corpusWithout(withheld, 20, seeded(12)),
      meanProbability(params, [beginning.h0], withheld[0].text),
    ],
    zog: [
      scale,
      nonceWords(20, seeded(14)),
      afterNonce(params, drawCorpus(300, seeded(15)), "subject", 5),
      afterNonce(params, `${drawCorpus(300, seeded(15))}the woman sees the man. `, "object", 2),
      substituted(params, beginning.h0, "object", "zog"),
      expectedVerbs(params, beginning.h0, "zog"),
      totalVariation(expectedVerbs(params, beginning.h0, "man"), trueVerbs("man")),
      afterExposures(params, [0, 2], lesson).map(({ bh }) => [...bh]),
      pastTexts(2, 2, 5),
      POSITIONS.map((position) => placementOf(lettered, "man", position, centroidsOf(lettered, position, "man"))),
      POSITIONS.map((position) => {
        const placed = wordStates(zog, text + replaced);
        return placementOf(placed, "zog", position, centroidsOf(placed, position, "zog"));
      }),
    ],
    elman: [stream, likelihoods(stream, 29).map((one) => [...one])],
  };
}
