import { readFileSync } from "node:fs";
import remarkMath from "remark-math";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";

/** An element of the vocabulary where a chapter uses it. */
export interface Use {
  readonly element: string;
  /** Its attributes; those that are not text are left out. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
}

/** A piece of running text, outside all formulas, code and numbers that are accounted for. */
export interface Prose {
  readonly text: string;
  readonly line: number;
  /** Whether it stands in a claim, whose predicate accounts for its words of quantity. */
  readonly claimed: boolean;
}

/** A chapter as its author wrote it. */
export interface ChapterSource {
  readonly file: string;
  readonly uses: readonly Use[];
  readonly prose: readonly Prose[];
}

/** What the parser gives, as far as it is used. */
interface Node {
  readonly type: string;
  readonly name?: string | null;
  readonly value?: string;
  readonly attributes?: readonly { readonly name?: string; readonly value?: unknown }[];
  readonly children?: readonly Node[];
  readonly position?: { readonly start: { readonly line: number } };
}

/** Elements whose text is accounted for by what they are. */
const ACCOUNTED = new Set(["Measured", "Computed", "Given", "Cite", "Code"]);
/** Attributes that a reader sees as text. */
const SHOWN = new Set(["title", "says", "caption"]);

export const chapterFile = (slug: string): string => `content/chapters/${slug}.mdx`;

const parser = unified().use(remarkParse).use(remarkMdx).use(remarkMath);

/** Reads what a chapter uses and says. Throws on what is not MDX, naming the line. */
export function readChapterSource(
  file: string,
  source = readFileSync(file, "utf8"),
): ChapterSource {
  const uses: Use[] = [];
  const prose: Prose[] = [];
  // Settings at the head are no prose; blank lines in their place keep the count of lines.
  const body = source.replace(/^---\n[^]*?\n---\n/, (head) => head.replace(/[^\n]/g, ""));
  const visit = (node: Node, claimed: boolean): void => {
    const line = node.position?.start.line ?? 0;
    if (node.type === "text" && node.value) prose.push({ text: node.value, line, claimed });
    if (node.type.startsWith("mdxJsx") && node.name) {
      const attributes: Record<string, string> = {};
      for (const { name, value } of node.attributes ?? []) {
        if (name && typeof value === "string") attributes[name] = value;
        if (name && typeof value === "string" && SHOWN.has(name))
          prose.push({ text: value, line, claimed });
      }
      if (/^[A-Z]/.test(node.name)) uses.push({ element: node.name, attributes, line });
      if (ACCOUNTED.has(node.name)) return;
    }
    const inClaim = claimed || node.name === "Claim";
    node.children?.forEach((child) => visit(child, inClaim));
  };
  visit(parser.parse(body), false);
  return { file, uses, prose };
}
