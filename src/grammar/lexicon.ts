/** The 37 nouns and verbs, by the 15 categories a network is never told about. */
export const LEXICON = {
  HUMAN: ["man", "woman", "boy", "girl"],
  ANIM: ["cat", "dog", "mouse", "lion"],
  AGGRESS: ["dragon", "monster"],
  INANIM: ["book", "rock", "car"],
  FRAG: ["glass", "plate"],
  FOOD: ["bread", "cookie", "sandwich"],
  INTRAN: ["sleeps", "exists"],
  COG: ["thinks", "reads", "writes"],
  SOCIAL: ["greets", "thanks"],
  FEED: ["feeds", "pats"],
  TRAN: ["chases", "follows"],
  PERCEPT: ["sees", "smells"],
  AGPAT: ["moves", "turns"],
  DESTROY: ["breaks", "smashes"],
  EAT: ["eats", "bites"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Category = keyof typeof LEXICON;

/** All 38 words: the article, then the nouns and verbs in the order of their categories. */
export const WORDS: readonly string[] = ["the", ...Object.values(LEXICON).flat()];
