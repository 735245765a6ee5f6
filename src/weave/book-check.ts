import { globSync, readFileSync } from "node:fs";
import { FACTS } from "../facts/registry.ts";
import { sourceNamed } from "./bibliography.ts";
import { chapterFile, readChapterSource, type Use } from "./chapter-source.ts";
import { readChapters } from "./chapters.ts";
import { refuseUncited } from "./citations.ts";
import { ELEMENTS } from "./elements.ts";
import { claimEvidence, numberEvidence } from "./evidence.ts";
import { figureIds } from "./figure-numbers.ts";
import { meaningOf, readGlossary } from "./glossary.ts";
import { at } from "./props.ts";

/**
 * Checks what all chapters name, before any page is made: elements, facts, sources, terms, figures
 * and equations. Throws one sentence with file and line; without, where something is kept that no
 * chapter uses.
 */
export async function checkBook(): Promise<void> {
  const equations = equationsInCode();
  const terms = new Set<string>();
  for (const { slug, written } of readChapters()) {
    if (!written) continue;
    const file = chapterFile(slug);
    const { uses } = readChapterSource(file);
    const figures = figureIds(uses);
    for (const use of uses) {
      if (use.element === "Term") terms.add(use.attributes.of);
      await at(`${file}:${use.line}`, use.element, () => checkUse(use, figures, equations));
    }
  }
  refuseUncited();
  const unused = Object.keys(readGlossary()).filter((term) => !terms.has(term));
  if (unused.length > 0)
    throw new Error(
      `content/glossary.yaml: no chapter uses ${unused.join(", ")}; write <Term of="${unused[0]}" /> or take it out`,
    );
}

async function checkUse(
  { element, attributes }: Use,
  figures: readonly string[],
  equations: ReadonlySet<string>,
): Promise<void> {
  const { of, that, source, figure, id } = attributes;
  if (!ELEMENTS.includes(element))
    throw new Error(`is no element of a chapter; there are ${ELEMENTS.join(", ")}`);
  if (element === "Measured" && of) await numberEvidence("measured", of, attributes.in);
  if (element === "Computed" && of) await numberEvidence("computed", of);
  if (element === "Given" && of) await numberEvidence("given", of);
  if (element === "Claim" && that) await claimEvidence(that);
  if (element === "Cite" && source) sourceNamed(source);
  if (element === "Term" && of) meaningOf(of);
  if (["Show", "Equation"].includes(element) && figure && !figures.includes(figure))
    throw new Error(
      `names the figure "${figure}", which is not in this chapter; there are ${figures.join(", ")}`,
    );
  if (element === "Equation" && id && !equations.has(id))
    throw new Error(
      `is called "${id}", and no line of code is; end the line that computes it in // [eq:${id}], there are ${[...equations].join(", ")}`,
    );
}

/** The equations that lines of the core name. */
const equationsInCode = (): ReadonlySet<string> =>
  new Set(
    globSync("src/rnn/*.ts").flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/\[eq:([\w-]+)\]/g)].map(([, name]) => name),
    ),
  );

/** Throws where a fact is stated nowhere: `stated` are the names that pages use. */
export function refuseUnused(stated: ReadonlySet<string>): void {
  const unused = [...FACTS].filter(([name]) => !stated.has(name));
  if (unused.length === 0) return;
  const [[name, { kind }]] = unused;
  const element = { measured: "Measured", computed: "Computed", given: "Given", claim: "Claim" };
  const attribute = kind === "claim" ? "that" : "of";
  throw new Error(
    `src/facts: no page uses ${unused.map(([one]) => one).join(", ")}; write <${element[kind]} ${attribute}="${name}" /> where it is stated, or take it out`,
  );
}
