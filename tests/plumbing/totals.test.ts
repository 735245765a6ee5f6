import { expect, test } from "vitest";
import { outcomeOf, outcomeOfTests, summary, type VitestReport } from "../../scripts/totals.ts";

/** A report of one file with these test results. */
const report = (status: string, ...tests: string[]): VitestReport => ({
  testResults: [
    {
      name: "tests/sums.test.ts",
      status,
      message: tests.length === 0 ? "SyntaxError: Unexpected end of input" : "",
      assertionResults: tests.map((test, i) => ({
        status: test,
        fullName: `sums ${i}`,
        failureMessages: test === "failed" ? [`expected ${i} to be 7`] : [],
      })),
    },
  ],
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

test("what failed is told again at the end, where a long run is still read", () => {
  const outcomes = new Map([
    ["lint", outcomeOf(0)],
    ["unit", outcomeOfTests(1, report("failed", "passed", "failed"))],
    ["site", outcomeOfTests(1, report("failed"))],
    ["traces", outcomeOfTests(1, report("passed", "passed"))],
    ["engines", outcomeOfTests(3, undefined)],
  ]);
  expect(summary(outcomes).slice(0, -outcomes.size - 1)).toEqual([
    "failed in unit: tests/sums.test.ts: sums 1\n  expected 1 to be 7",
    "failed in site: tests/sums.test.ts\n  SyntaxError: Unexpected end of input",
    "failed in traces: every test passed\n  and yet the run ended with code 1",
    "failed in engines: no test ran\n  the run ended with code 3",
  ]);
});

test("of a long message only the beginning is told again", () => {
  const [file] = report("failed", "failed").testResults;
  file.assertionResults[0].failureMessages = [Array(100).fill("line").join("\n")];
  const [told] = summary(new Map([["unit", outcomeOfTests(1, { testResults: [file] })]]));
  expect(told.split("\n")).toHaveLength(13);
});
