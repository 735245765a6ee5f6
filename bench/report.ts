import type { Contestant } from "./contestant.ts";

/** One job: characters per CPU second, by contestant and round. */
export interface Result {
  readonly H: number;
  readonly lanes: number;
  readonly rates: readonly (readonly number[])[];
}

/** A table of results, and with a machine the whole of BENCHMARKS.md. */
export function report(
  all: readonly Contestant[],
  results: readonly Result[],
  rounds: number,
  machine = "",
  absent: readonly string[] = [],
): { table: string; text: string } {
  const kernel = all.findIndex(({ name }) => name === "kernel");
  const head = [
    "H",
    "lanes",
    "trained by",
    "characters / s",
    "spread",
    "kernel is faster by",
    "fastest round",
    "both at their fastest",
  ];
  const rows = results.flatMap(({ H, lanes, rates }) => {
    const fastest = rates.map((own) => Math.max(...own));
    return all.map(({ name }, i) => [
      String(H),
      String(lanes),
      name,
      thousands(median(rates[i])),
      `${(100 * spread(rates[i])).toFixed(0)} %`,
      i === kernel ? "" : ratio(rates[kernel], rates[i]),
      thousands(fastest[i]),
      i === kernel ? "" : times(fastest[kernel] / fastest[i]),
    ]);
  });
  const table = markdown([head, ...rows]);
  const versions = all.map(({ name, version }) => `${name} (${version})`).join(", ");
  const left = absent.map((sentence) => `- left out: ${sentence}\n`).join("");
  const text = `# Benchmarks

Written by \`npm run bench\`. ${machine}. On it: ${versions}.

One job for all: an Elman network of H tanh units learns the book's language, 27 symbols, 25 characters a
window, softmax cross-entropy, gradients clipped to length 1, gradient descent; the same text and the same first
weights. The losses of the first 20 updates agree. Everything is on one thread and in float64, but for
TensorFlow.js, which has float32 alone, and where it says otherwise. Python's allocator is told to keep
its memory, without which NumPy was four times slower here.

Characters per second of CPU time: the median of ${rounds} rounds in which all take their turns; the spread is
(largest − smallest) / median. Ratios are taken within each round, and of them the median, with the smallest and the largest.
Other work on the same machine only ever slows a round down, so the fastest round of each is the one least disturbed;
where the spread is large, compare those.

${left}
${table}
`;
  return { table, text };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (
    (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2
  );
}

const spread = (values: readonly number[]) =>
  (Math.max(...values) - Math.min(...values)) / median(values);

function ratio(of: readonly number[], to: readonly number[]): string {
  const ratios = of.map((rate, round) => rate / to[round]);
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
  return `${times(median(ratios))} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}

const times = (ratio: number) => `${ratio.toFixed(2)} ×`;
const thousands = (rate: number) => Math.round(rate).toLocaleString("en-US");

function markdown(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [line(rows[0]), rule, ...rows.slice(1).map(line)].join("\n");
}
