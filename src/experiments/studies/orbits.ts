import * as z from "zod/mini";
import { SYMBOLS } from "../../grammar/symbols.ts";
import type { Vector } from "../../rnn/matrix.ts";
import type { Params } from "../../rnn/params.ts";
import { log } from "../../rnn/elementary.ts";
import { seeded } from "../../rnn/random.ts";
import {
  autonomousExponent,
  distance,
  endOf,
  fixedPointNear,
  next,
  randomState,
  type Autonomous,
  type FixedPoint,
} from "../memory/autonomous.ts";
import { bothEnds, MAIN_RUNS } from "../recorded.ts";
import { decimals, deviation, median, significant } from "../analysis/statistics.ts";
import { study } from "../study.ts";

const series = z.array(z.number());
const input = z.nullable(z.string()); // the character read for ever, or null for none

const searchSchema = z.object({
  name: z.string(), //                    of the run
  trained: z.boolean(), //                its last weights, or its first
  input,
  starts: z.int(),
  fixedPoints: z.int(), //                starts whose orbit ended in a fixed point
  cycles: z.array(z.object({ period: z.int(), starts: z.int() })), // those that ended in a cycle
  neither: z.int(), //                    starts whose orbit ended in none up to the longest period
  exponent: z.object({ least: z.number(), median: z.number(), greatest: z.number() }), // over starts, nats per step
  newton: z.object({
    found: z.int(), //                    starts from which Newton's method found a fixed point
    distinct: z.int(), //                 how many different ones
    stable: z.int(), //                   of those, how many have ρ(J) < 1
    radius: series, //                    ρ(J) of each, falling
  }),
});

const orbitSchema = z.object({
  name: z.string(), //                    one seed
  input,
  units: z.tuple([z.int(), z.int()]), //  the two that vary most along it
  states: z.array(z.tuple([z.number(), z.number()])), // (steps, 2)
  /** ln ‖h − h′‖ at each step, for an orbit that started `nudge` away. */
  logDistance: z.array(z.nullable(z.number())), // null where they are the same to the last bit
});

const schema = z.object({
  longestPeriod: z.int(),
  steps: z.int(), //                      before a period was looked for
  nudge: z.number(),
  searches: z.array(searchSchema),
  orbits: z.array(orbitSchema), //        chaotic, so that they are recorded and not computed again
});
export type Orbits = z.infer<typeof schema>;
type Search = z.infer<typeof searchSchema>;
type Orbit = z.infer<typeof orbitSchema>;

const config = {
  runs: MAIN_RUNS,
  inputs: [null, " ", "e"] as (string | null)[],
  starts: 40,
  startsSeed: 71,
  steps: 4000,
  longestPeriod: 400,
  exponent: { starts: 3, warmUp: 1000, steps: 15_000 },
  orbit: { steps: 1200, nudge: 1e-12 },
  shown: [
    { run: "main-s1", input: null },
    { run: "main-s1", input: " " },
    { run: "main-s1", input: "e" },
    { run: "main-s2", input: " " },
  ] as { run: string; input: string | null }[],
};
type Config = typeof config;

const mapOf = (params: Params, input: string | null): Autonomous => ({
  params,
  input: input === null ? undefined : SYMBOLS.indexOf(input),
});

function search(
  config: Config,
  name: string,
  isTrained: boolean,
  params: Params,
  input: string | null,
): Search {
  const map = mapOf(params, input);
  const random = seeded(config.startsSeed);
  const starts = Array.from({ length: config.starts }, () => randomState(params.bh.length, random));
  const ends = starts.map((from) => endOf(map, from, config.steps, config.longestPeriod));
  const periods = ends.flatMap(({ period }) => period ?? []);
  const lengths = [...new Set(periods)].filter((p) => p > 1).sort((a, b) => a - b);
  const { warmUp, steps } = config.exponent;
  const exponents = starts
    .slice(0, config.exponent.starts)
    .map((from) => autonomousExponent(map, from, warmUp, steps));
  // From where orbits stay, since fixed points elsewhere are not what a reader of them would meet.
  const found = ends.flatMap(({ state }) => fixedPointNear(map, state) ?? []);
  const distinct = differing(found);
  return {
    name,
    trained: isTrained,
    input,
    starts: config.starts,
    fixedPoints: periods.filter((p) => p === 1).length,
    cycles: lengths.map((period) => ({
      period,
      starts: periods.filter((p) => p === period).length,
    })),
    neither: ends.length - periods.length,
    exponent: {
      least: significant(Math.min(...exponents), 4),
      median: significant(median(exponents), 4),
      greatest: significant(Math.max(...exponents), 4),
    },
    newton: {
      found: found.length,
      distinct: distinct.length,
      stable: distinct.filter(({ radius }) => radius < 1).length,
      radius: distinct.map(({ radius }) => significant(radius, 4)).sort((a, b) => b - a),
    },
  };
}

/** One of each group of the same fixed points. Where ρ(J) = 1, as at 0 before training, Newton stops some way off. */
function differing(points: readonly FixedPoint[]): FixedPoint[] {
  const kept: FixedPoint[] = [];
  for (const point of points)
    if (kept.every((other) => distance(other.state, point.state) > 1e-3)) kept.push(point);
  return kept;
}

function orbitOf(config: Config, name: string, params: Params, input: string | null): Orbit {
  const map = mapOf(params, input);
  const H = params.bh.length;
  const { steps, nudge } = config.orbit;
  let h = endOf(map, randomState(H, seeded(config.startsSeed)), config.steps, 0).state;
  const beside = h.slice();
  beside[0] += nudge;
  let other: Vector = beside;
  const states: Vector[] = [];
  const logDistance: (number | null)[] = [];
  for (let n = 0; n < steps; n++) {
    states.push(h);
    logDistance.push(logarithm(distance(h, other)));
    [h, other] = [next(map, h), next(map, other)];
  }
  const [i, j] = mostVaried(states);
  return {
    name,
    input,
    units: [i, j],
    states: states.map((state) => [decimals(state[i], 3), decimals(state[j], 3)]),
    logDistance,
  };
}

const logarithm = (d: number) => (d > 0 ? decimals(log(d), 2) : null);

/** The two units whose values differ most along an orbit, the lower index first. */
function mostVaried(states: readonly Vector[]): [number, number] {
  const spreads = [...states[0]].map((_, unit) => deviation(states.map((state) => state[unit])));
  const order = spreads.map((_, unit) => unit).sort((a, b) => spreads[b] - spreads[a] || a - b);
  const [i, j] = order.slice(0, 2).sort((a, b) => a - b);
  return [i, j];
}

type Part = { searches: Search[] } | { orbits: Orbit[] };
const ORBITS = "orbits shown";

export const orbits = study<Config, Part, Orbits>({
  name: "orbits",
  shows:
    "What the network does alone, reading one character for ever or none: where its orbits end",
  usedBy: ["why-memory-fades"],
  tier: "core",
  seeds: MAIN_RUNS.length,
  config,
  reads: MAIN_RUNS,
  parts: ({ runs }) => [...runs, ORBITS],
  work: ({ inputs, starts, steps, longestPeriod, exponent }, part) =>
    part === ORBITS
      ? 60
      : 2 * inputs.length * 0.0041 * starts * (steps + longestPeriod) +
        2 * inputs.length * exponent.starts * exponent.steps * 0.0082 +
        2000,
  run: (config, part, runs) => {
    const { inputs } = config;
    if (part === ORBITS) {
      return {
        orbits: config.shown.map(({ run, input }) =>
          orbitOf(config, run, bothEnds(runs, run)[1], input),
        ),
      };
    }
    const nets = bothEnds(runs, part);
    return {
      searches: nets.flatMap((params, i) =>
        inputs.map((one) => search(config, part, i === 1, params, one)),
      ),
    };
  },
  join: ({ longestPeriod, steps, orbit }, parts) => ({
    longestPeriod,
    steps,
    nudge: orbit.nudge,
    searches: parts.flatMap((part) => ("searches" in part ? part.searches : [])),
    orbits: parts.flatMap((part) => ("orbits" in part ? part.orbits : [])),
  }),
  schema,
});
