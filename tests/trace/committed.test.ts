import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { findExperiments } from "../../scripts/registry.ts";
import { currentCode } from "../../scripts/staleness.ts";
import { isRun } from "../../src/experiments/experiment.ts";
import { canonicalText } from "../../src/trace/canonical.ts";
import { readManifest, readRecording, readTrace, TRACES } from "../../src/trace/files.ts";
import { sha256 } from "../../src/trace/sha256.ts";

vi.setConfig({ testTimeout: 60_000 });

const experiments = await findExperiments();
const manifest = await readManifest();
const { traces } = manifest;
const REMEDY = "the code or the settings have changed since; run npm run traces";
const LARGEST_FILE = 1_500_000; // so that a clone stays small and a review possible

test("the manifest lists every experiment and nothing else, and the folder holds just what it lists", async () => {
  const names = experiments.map(({ name }) => name).sort();
  expect(traces.map(({ name }) => name)).toEqual(names);
  const files = (await readdir(TRACES)).sort();
  const listed = traces.map(({ file }) => file);
  expect(files).toEqual([...listed, "README.md", "manifest.json"].sort());
});

describe.each(experiments)("$name", (experiment) => {
  test("is current: made by the present code and settings", async () => {
    const { provenance, config, shows, name } = await readRecording(experiment.name);
    expect(provenance.code, REMEDY).toBe(await currentCode(experiment, manifest));
    const { name: named, shows: shown, config: set } = experiment;
    expect({ config, shows, name }, REMEDY).toEqual({ name: named, shows: shown, config: set });
  });

  test("is what the manifest says", async () => {
    const line = traces.find(({ name }) => name === experiment.name);
    const trace = await readRecording(experiment.name);
    const file = await readFile(join(TRACES, `${experiment.name}.json.gz`));
    expect(line).toEqual({
      name: experiment.name,
      file: `${experiment.name}.json.gz`,
      shows: trace.shows,
      bytes: file.length,
      jsonBytes: gunzipSync(file).length,
      sha256: await sha256(canonicalText(trace)),
      code: trace.provenance.code,
      ...("weights" in trace.provenance && { weights: trace.provenance.weights }),
    });
    expect(file.length).toBeLessThan(LARGEST_FILE);
  });
});

describe.each(experiments.filter(isRun))("$name", (experiment) => {
  test("obeys what is known of any network", async () => {
    const { config, curve, clipped, checkpoint } = await readTrace(experiment.name);
    const digits = 1 + 1e-5; // six are kept
    checkpoint.update.forEach((update, c) => {
      const at = `update ${update}`;
      const sigma = checkpoint.largestSingularValue[c];
      expect(checkpoint.spectralRadius[c], at).toBeLessThanOrEqual(sigma * digits);
      expect(checkpoint.jacobianNorm[c][0], at).toBe(1);
      checkpoint.jacobianNorm[c].forEach((norm, k) =>
        expect(norm, `${at}, lag ${k}`).toBeLessThanOrEqual(sigma ** k * digits ** (k + 1)),
      );
      for (const share of [checkpoint.meanSlope[c], checkpoint.saturated[c]])
        expect(share >= 0 && share <= 1, at).toBe(true);
    });
    // Neither an orthogonal matrix nor the identity stretches anything.
    if (["orthogonal", "identity"].includes(config.start)) {
      expect(checkpoint.spectralRadius[0]).toBeCloseTo(config.gain, 3);
      expect(checkpoint.largestSingularValue[0]).toBeCloseTo(config.gain, 3);
    }
    const clips = curve.update.filter((_, i) => curve.gradientNorm[i] > config.clip);
    expect(clipped.update.filter((update) => curve.update.includes(update))).toEqual(clips);
    expect(clipped.gradientNorm.every((norm) => norm >= config.clip)).toBe(true);
  });
});
