import { describe, expect, test } from "vitest";
import { dataOf, type Claim } from "../../src/facts/fact.ts";
import { FACTS } from "../../src/facts/registry.ts";
import { readStudy, readTrace } from "../../src/trace/files.ts";
import type { StudyTrace, Trace } from "../../src/trace/schema.ts";
import { claimEvidence, familyOf } from "../../src/weave/evidence.ts";
import { fieldAlterations, traceAlterations } from "./altered.ts";

const claims = [...FACTS].flatMap(([name, fact]) =>
  fact.kind === "claim" ? [{ name, fact }] : [],
);

const studyOf = ({ find }: Claim) =>
  typeof find === "object" && "study" in find ? find : undefined;
const isFormula = ({ find }: Claim) => typeof find === "object" && "formula" in find;
const tracesOf = ({ over }: Claim) =>
  Promise.all(over.flatMap(familyOf).map((run) => readTrace(run)));
function holdsFor({ find }: Claim, traces: readonly Trace[]): boolean {
  if (typeof find === "function") return traces.every((trace) => find(trace).holds);
  return "all" in find && find.all(traces).holds;
}

/** Whether a claim is found false; where data do not fit it at all, it is not. */
function isFalse(holds: () => boolean): boolean {
  try {
    return !holds();
  } catch {
    return false;
  }
}

test("each claim says what it needs, and of which recordings, if it is about any", () => {
  for (const { name, fact } of claims) {
    const runs = fact.over.flatMap(familyOf).length;
    expect(runs > 0, name).toBe(!isFormula(fact) && !studyOf(fact));
    expect(fact.says.split(" ").length, name).toBeGreaterThan(3);
  }
});

test.each(claims)("$name holds in all runs, each with its numbers", async ({ name }) => {
  const { findings } = await claimEvidence(name);
  expect(findings.length).toBeGreaterThan(0);
  for (const { evidence } of findings) {
    expect(evidence).toMatch(/\d/);
    expect(evidence).not.toMatch(/NaN|Infinity|undefined/);
  }
});

/*
 * A claim that nothing recorded could make false would say nothing. Claims about formulas are tested
 * beside the numbers that they compare.
 */
describe("some other recording would falsify", () => {
  test.each(claims.filter(({ fact }) => fact.over.length > 0))("$name", async ({ name, fact }) => {
    const traces = await tracesOf(fact);
    expect(holdsFor(fact, traces), "it does not hold as recorded; the test above says where").toBe(
      true,
    );
    const families = fact.over.length > 1 ? fact.over : [];
    const scopes = [
      () => true,
      ...families.map((one) => (run: string) => run.startsWith(`${one}-s`)),
    ];
    const falsifying = traceAlterations(traces[0], (trace) =>
      holdsFor(fact, [trace, ...traces.slice(1)]),
    ).find(({ of }) =>
      scopes.some((isAltered) => {
        const altered = traces.map((trace) => (isAltered(trace.name) ? of(trace) : trace));
        return isFalse(() => holdsFor(fact, altered));
      }),
    );
    expect(falsifying, `"${name}" holds whatever was recorded`).toBeDefined();
  });

  test.each(claims.filter(({ fact }) => studyOf(fact)))("$name", async ({ name, fact }) => {
    const found = studyOf(fact);
    if (!found) throw new Error(`"${name}" is not about a study`);
    const recorded = await readStudy(found.study);
    const holds = (data: unknown) =>
      found.of(dataOf({ ...recorded, data } satisfies StudyTrace)).holds;
    expect(holds(recorded.data)).toBe(true);
    const falsifying = fieldAlterations(recorded.data).find(({ of }) =>
      isFalse(() => holds(of(recorded.data))),
    );
    expect(falsifying, `"${name}" holds whatever was recorded`).toBeDefined();
  });
});
