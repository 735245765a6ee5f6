/** The classes of languages that are drawn, each within the one before, and a language that is in it and not in the next. */
export const CLASSES = [
  { name: "recursively enumerable", example: "programs that halt" },
  { name: "context-sensitive", example: "aⁿbⁿcⁿ" },
  { name: "context-free", example: "mirrored words" },
  { name: "regular", example: "parity" },
  { name: "star-free", example: "texts that end in ab" },
] as const;
export type ClassName = (typeof CLASSES)[number]["name"];

/** Where a kind of network stands among them, how that is known, and by whom. */
export interface Standing {
  readonly name: string;
  /** The class it reaches; of counters, which lie across the classes, the largest they come into. */
  readonly reaches: ClassName;
  /** Across, from the left, as a share of its class. */
  readonly x: number;
  readonly isCounter?: boolean;
  /** Whether it is proved, or was found in experiments. */
  readonly isProved: boolean;
  /** A clause with a verb, its subject being the network. */
  readonly says: string;
  readonly sources: string;
}

export const STANDINGS: readonly Standing[] = [
  {
    name: "a window of the last k symbols",
    reaches: "star-free",
    x: 0.9,
    isProved: true,
    says: "knows nothing of what is older than its window, so all it recognizes is star-free, and parity is not",
    sources: "McNaughton and Papert 1971",
  },
  {
    name: "the two parity units",
    reaches: "regular",
    x: 0.42,
    isProved: true,
    says: "are right on every text once the gain is above K*, and parity is regular without being star-free",
    sources: "this chapter; McNaughton and Papert 1971",
  },
  {
    name: "a tanh net or a GRU, fixed precision",
    reaches: "regular",
    x: 0.56,
    isProved: true,
    says: "has finitely many states and so recognizes regular languages at most; every finite automaton can be built from such units, with sigmoid units even so that it is right at any length",
    sources: "Kleene 1956; Minsky 1967; Omlin and Giles 1996",
  },
  {
    name: "brackets of bounded depth",
    reaches: "regular",
    x: 0.7,
    isProved: true,
    says: "are regular, if deep: for k kinds of brackets nested up to m deep, hidden units in the order of m log k are enough",
    sources: "Hewitt and others 2020",
  },
  {
    name: "an LSTM or a rectified net",
    reaches: "context-sensitive",
    x: 0.9,
    isCounter: true,
    isProved: true,
    says: "can count up and down as far as its numbers reach, which squashing nets and GRUs cannot; counters recognize some languages of every class up to this one, and not all of any beyond the regular",
    sources: "Weiss, Goldberg and Yahav 2018",
  },
  {
    name: "a net with a stack",
    reaches: "context-free",
    x: 0.42,
    isProved: false,
    says: "was right on longer texts than it was trained on in tasks of a single stack, where plain nets were not",
    sources: "Delétang and others 2023",
  },
  {
    name: "a net with a tape",
    reaches: "context-sensitive",
    x: 0.42,
    isProved: false,
    says: "was right on longer texts than it was trained on in some tasks that need to write and read back in any order",
    sources: "Delétang and others 2023",
  },
  {
    name: "any precision, any time",
    reaches: "recursively enumerable",
    x: 0.62,
    isProved: true,
    says: "can do what any Turing machine does, with rational weights and as many digits and steps as it asks for; no trained network is like that",
    sources: "Siegelmann and Sontag 1995",
  },
];
