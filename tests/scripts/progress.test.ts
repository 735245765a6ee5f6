import { expect, test } from "vitest";
import { Progress } from "../../scripts/progress.ts";

test("progress is of all work, and the time left is reckoned from what was done here", () => {
  const progress = new Progress(400);
  expect(progress.line(1)).toBe("0 % · …");
  progress.hear("a", 40);
  expect(progress.line(1)).toBe("10 % · …");
  progress.hear("b", 0);
  // 60 units in 12 s, and 400 − 100 to go.
  progress.hear("a", 60);
  progress.hear("b", 40);
  expect(progress.line(12)).toBe("25 % · 60 s left");
  expect(progress.line(1200)).toBe("25 % · 100 min left");
});
