import { readFileSync } from "node:fs";
import { format } from "prettier";
import {
  isRun,
  type Experiment,
  type FiledStudy,
  type TrainingRun,
} from "../src/experiments/experiment.ts";
import { familyName } from "../src/trace/family.ts";
import type { Manifest } from "../src/trace/schema.ts";
import { studyFields, type Field } from "./study-fields.ts";

/**
 * traces/README.md with what it says of single files written anew: which runs and studies a manifest lists,
 * and the fields of every study, as its module describes them. The rest is left as it is.
 */
export function describedIn(
  readme: string,
  all: readonly Experiment[],
  { traces }: Manifest,
): Promise<string> {
  const experiments = all.filter(({ name }) => traces.some((line) => line.name === name));
  const runs = Map.groupBy(experiments.filter(isRun), ({ name }) => familyName(name));
  const studies = experiments.filter((one) => !isRun(one));
  const parts = {
    runs: [...runs.values()].map(lineOfFamily).join("\n"),
    studies: studies.map(chapterOfStudy).join("\n\n"),
  };
  const written = Object.entries(parts).reduce(
    (text, [name, part]) =>
      text.replace(
        new RegExp(`(<!-- ${name}: [^>]* -->)[^]*?(<!-- end of ${name} -->)`),
        (_, before: string, after: string) => `${before}\n\n${part}\n\n${after}`,
      ),
    readme,
  );
  return format(written, { parser: "markdown" });
}

function lineOfFamily(family: readonly TrainingRun[]): string {
  const counts = Map.groupBy(family, ({ config }) => config.checkpoints);
  const files = [...counts].map(
    ([count, runs]) =>
      `${runs.map(({ name }) => `\`${name}.json.gz\``).join(", ")} (at ${count} checkpoints)`,
  );
  return `- ${files.join(", ")}: ${family[0].shows}`;
}

function chapterOfStudy({ name, shows, module }: FiledStudy): string {
  const fields = studyFields(readFileSync(module, "utf8")).filter(
    ({ path, says }) => path.startsWith("data.") || says !== "",
  );
  return [`### \`${name}.json.gz\``, `${shows}.`, fields.map(lineOfField).join("\n")].join("\n\n");
}

const lineOfField = ({ path, says }: Field): string =>
  says === "" ? `- \`${path}\`` : `- \`${path}\`: ${says}`;
