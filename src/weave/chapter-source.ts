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
const SHOWN = new Set(["title", "says", "caption", "label"]);

export const chapterFile = (slug: string): string => `content/chapters/${slug}.mdx`;

const parser = unified().use(remarkParse).use(remarkMdx).use(remarkMath);

/**
 * Reads what a chapter uses and says. Throws, naming file and line, on what is not MDX, and where
 * the chapter computes something itself: nobody could say where that comes from.
 */
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
    const computed = programIn(node);
    if (computed) throw new Error(`${file}:${line}: ${computed}`);
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
  visit(parsed(file, body), false);
  return { file, uses, prose };
}

function parsed(file: string, body: string): Node {
  try {
    return parser.parse(body);
  } catch (error) {
    const { line = 0, message } = error as Error & { readonly line?: number };
    throw new Error(`${file}:${line}: ${message}`, { cause: error });
  }
}

/** What of a node is a program and not text, as a sentence; none where all is text. Comments are allowed. */
function programIn({ type, value = "", attributes = [] }: Node): string | undefined {
  if (type === "mdxjsEsm")
    return "a chapter imports and exports nothing; it has its elements without that";
  if (/^mdx\w+Expression$/.test(type) && !/^\s*(?:\/\*[^]*\*\/\s*)?$/.test(value))
    return `{${value}} is a program; write text, or a fact of src/facts with its element`;
  const shown = attributes.find(
    (one) => one.name === undefined || (SHOWN.has(one.name) && typeof one.value === "object"),
  );
  return (
    shown && `${shown.name ?? "{…}"} is a program; write it as text: ${shown.name ?? "name"}="…"`
  );
}
