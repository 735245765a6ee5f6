import { defineConfig } from "vitest/config";
import { compileKernel } from "./scripts/compile-kernel.mjs";

await compileKernel();

const minutes = 60_000;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          environment: "node",
          testTimeout: minutes, // a busy machine is no failure
          include: [
            "tests/*.test.ts",
            "tests/{rnn,kernel,grammar,trace,experiments,facts,figures,live,scrolly,page,build,weave,scripts,plumbing}/**/*.test.ts",
          ],
        },
      },
      {
        // Trains networks: one at a time, each as fast as the machine can.
        test: {
          name: "traces",
          environment: "node",
          include: ["tests/traces/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 20 * minutes,
          hookTimeout: 20 * minutes,
        },
      },
      {
        // Drives a browser over the built site.
        test: {
          name: "site",
          environment: "node",
          include: ["tests/site/**/*.test.ts"],
          globalSetup: "tests/site/serve-dist.ts",
          expect: { poll: { timeout: 10_000 } },
          maxWorkers: 2, // each with a browser of its own
          isolate: false, // so that a built page is parsed once, and not for every file of tests
          testTimeout: 2 * minutes,
          hookTimeout: 2 * minutes,
        },
      },
    ],
  },
});
