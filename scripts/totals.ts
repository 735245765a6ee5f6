/** How many things were found right, wrong and left out by one step of the test run. */
export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  /** For each failure, where the step can tell: the test and the beginning of what it says. */
  failures: string[];
}

/** How many lines of a failed test's message are told again at the end. */
const TOLD_LINES = 12;

/** What is read of the report that Vitest's JSON reporter writes. */
export interface VitestReport {
  testResults: {
    name: string;
    status: string;
    /** Of a file that could not be loaded. */
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] | null }[];
  }[];
}

/** A step that is no test suite counts one, by its exit code. */
export function outcomeOf(exitCode: number): Outcome {
  return {
    passed: exitCode === 0 ? 1 : 0,
    failed: exitCode === 0 ? 0 : 1,
    skipped: 0,
    failures: [],
  };
}

/**
 * A test suite counts each of its tests. What no test reports is one failure more: a file that could
 * not be loaded, a run that ended badly although every test passed, one that left no report, and
 * one in which nothing ran.
 */
export function outcomeOfTests(exitCode: number, report: VitestReport | undefined): Outcome {
  const outcome: Outcome = { passed: 0, failed: 0, skipped: 0, failures: [] };
  const fail = (test: string, message: string) => {
    outcome.failed += 1;
    outcome.failures.push([test, ...message.split("\n").slice(0, TOLD_LINES)].join("\n  "));
  };
  for (const file of report?.testResults ?? []) {
    const failedBefore = outcome.failed;
    for (const { status, fullName, failureMessages } of file.assertionResults) {
      if (status === "passed") outcome.passed += 1;
      else if (status === "failed")
        fail(`${file.name}: ${fullName}`, (failureMessages ?? []).join("\n"));
      else outcome.skipped += 1;
    }
    if (file.status === "failed" && outcome.failed === failedBefore) fail(file.name, file.message);
  }
  const nothingRan = outcome.passed + outcome.failed === 0;
  const ending = `the run ended with code ${exitCode}`;
  if (nothingRan) fail("no test ran", ending);
  else if (exitCode !== 0 && outcome.failed === 0) fail("every test passed", `and yet ${ending}`);
  return outcome;
}

/**
 * What failed in each suite, one line for each step, and last the line that counts them all:
 * "3 passed, 0 failed".
 */
export function summary(outcomes: ReadonlyMap<string, Outcome>): string[] {
  const width = Math.max(...[...outcomes.keys()].map((name) => name.length));
  const lines = [...outcomes].map(([name, outcome]) => `${name.padEnd(width)}  ${count(outcome)}`);
  const failures = [...outcomes].flatMap(([name, outcome]) =>
    outcome.failures.map((failure) => `failed in ${name}: ${failure}`),
  );
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of outcomes.values()) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return [...failures, ...lines, count(total)];
}

function count({ passed, failed, skipped }: Omit<Outcome, "failures">): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
