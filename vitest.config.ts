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
          setupFiles: "tests/random-cases.ts",
          environment: "node",
          isolate: false, // so that Plot, jsdom and the recordings are loaded once, and not for every file of tests
          testTimeout: minutes, // a busy machine is no failure
          include: [
            "tests/*.test.ts",
            "tests/{rnn,kernel,grammar,trace,experiments,facts,figures,live,scrolly,build,scripts,plumbing}/**/*.test.ts",
          ],
        },
      },
      {
        // Puts other modules and globals in the place of ours, which no other test may meet.
        test: {
          name: "unit-replacing",
          setupFiles: "tests/random-cases.ts",
          environment: "node",
          testTimeout: minutes,
          include: ["tests/{page,weave}/**/*.test.ts"],
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
          setupFiles: "tests/random-cases.ts",
          expect: { poll: { timeout: 10_000 } },
          maxWorkers: 2, // each with a browser of its own
          isolate: false, // so that a built page is parsed once, and not for every file of tests
          testTimeout: 5 * minutes,
          hookTimeout: 10 * minutes, // the site is built anew in one
        },
      },
    ],
  },
});
