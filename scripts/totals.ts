/** How many things were found right, wrong and left out by one step of the test run. */
export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
}

/** What is read of the report that Vitest's JSON reporter writes. */
export interface VitestReport {
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** A step that is no test suite counts one, by its exit code. */
export function outcomeOf(exitCode: number): Outcome {
  return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
}

/**
 * A test suite counts each of its tests. What no test reports is one failure more: a file that could
 * not be loaded, a run that ended badly although every test passed, one that left no report, and
 * one in which nothing ran.
 */
export function outcomeOfTests(exitCode: number, report: VitestReport | undefined): Outcome {
  const outcome: Outcome = { passed: 0, failed: 0, skipped: 0 };
  for (const file of report?.testResults ?? []) {
    const failedBefore = outcome.failed;
    for (const { status } of file.assertionResults) {
      if (status === "passed" || status === "failed") outcome[status] += 1;
      else outcome.skipped += 1;
    }
    if (file.status === "failed" && outcome.failed === failedBefore) outcome.failed += 1;
  }
  const nothingRan = outcome.passed + outcome.failed === 0;
  if (nothingRan || (exitCode !== 0 && outcome.failed === 0)) outcome.failed += 1;
  return outcome;
}

/** One line for each step, and last the line that counts them all: "3 passed, 0 failed". */
export function summary(outcomes: ReadonlyMap<string, Outcome>): string[] {
  const width = Math.max(...[...outcomes.keys()].map((name) => name.length));
  const lines = [...outcomes].map(([name, outcome]) => `${name.padEnd(width)}  ${count(outcome)}`);
  const total: Outcome = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of outcomes.values()) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return [...lines, count(total)];
}

function count({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
