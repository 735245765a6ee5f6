import { expect, test } from "vitest";
import { outcomeOf, outcomeOfTests, summary, type VitestReport } from "../../scripts/totals.ts";

/** A report of one file with these test results. */
const report = (status: string, ...tests: string[]): VitestReport => ({
  testResults: [{ status, assertionResults: tests.map((test) => ({ status: test })) }],
});

const line = (...outcomes: ReturnType<typeof outcomeOf>[]) =>
  summary(new Map(outcomes.map((outcome, i) => [`step ${i}`, outcome]))).at(-1);

test("a step that is no test suite counts one", () => {
  expect(line(outcomeOf(0), outcomeOf(0), outcomeOf(2))).toBe("2 passed, 1 failed");
});

test("a test suite counts each of its tests", () => {
  const outcome = outcomeOfTests(1, report("failed", "passed", "failed", "failed", "passed"));
  expect(line(outcome, outcomeOf(0))).toBe("3 passed, 2 failed");
});

test("skipped tests are told, and only where there are any", () => {
  const statuses = ["passed", "pending", "skipped", "todo"];
  expect(line(outcomeOfTests(0, report("passed", ...statuses)))).toBe(
    "1 passed, 0 failed, 3 skipped",
  );
});

test("a file that could not be loaded is a failure", () => {
  const { testResults } = report("failed");
  const others = report("passed", "passed").testResults;
  expect(line(outcomeOfTests(1, { testResults: [...testResults, ...others] }))).toBe(
    "1 passed, 1 failed",
  );
});

test("a run that ends badly after passing every test is a failure", () => {
  expect(line(outcomeOfTests(1, report("passed", "passed")))).toBe("1 passed, 1 failed");
});

test.each([
  ["leaves no report", 1, undefined],
  ["leaves no report and claims success", 0, undefined],
  ["finds no test", 0, { testResults: [] }],
  ["runs no test", 0, report("passed", "skipped")],
])("a run that %s is one failure", (_, code, found) => {
  expect(outcomeOfTests(code, found)).toMatchObject({ passed: 0, failed: 1 });
});

test("the summary names each step and ends with the total", () => {
  const outcomes = new Map([
    ["lint", outcomeOf(0)],
    ["spelling", outcomeOf(1)],
  ]);
  expect(summary(outcomes)).toEqual([
    "lint      1 passed, 0 failed",
    "spelling  0 passed, 1 failed",
    "1 passed, 1 failed",
  ]);
});
