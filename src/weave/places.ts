/** A place in a file, from 1 on. */
interface Point {
  line: number;
  column: number;
}

/** What the parser of MDX gives, as far as it is changed here. */
interface Node {
  type: string;
  name?: string | null;
  value?: string;
  attributes?: { type: string; name: string; value: string }[];
  children?: Node[];
  position?: { start: Point; end: Point };
}

/** Elements that stand in a sentence, also where they begin its line. */
const INLINE = new Set([
  "Cite",
  "Claim",
  "Computed",
  "Given",
  "Measured",
  "Show",
  "Term",
  "Wiring",
]);

/**
 * A step of the Markdown pipeline. It tells every element of the vocabulary where it stands, so
 * that what it refuses can be found; makes formulas elements of the vocabulary too, with the mark
 * that follows them; and keeps elements of a sentence in their paragraph, from which MDX takes those
 * that fill a line.
 */
export function places() {
  return (tree: unknown, file: { readonly path?: string }): void => {
    let count = 0;
    const name = (file.path ?? "").replace(/^.*(?=content\/)/, "");
    const visit = (node: Node): void => {
      if (node.type === "inlineMath" || node.type === "math") becomeFormula(node);
      if (node.type.startsWith("mdxJsx") && /^[A-Z]/.test(node.name ?? ""))
        node.attributes = [
          ...(node.attributes ?? []),
          attribute("at", `${name}:${node.position?.start.line ?? 0}`),
          attribute("nth", String(++count)),
        ];
      if (node.children) keepMarks(node.children);
      node.children?.forEach(visit);
      if (node.children) node.children = rejoined(node.children);
    };
    visit(tree as Node);
  };
}

const attribute = (name: string, value: string) => ({ type: "mdxJsxAttribute", name, value });

/** Hands a formula the comma, colon or stop behind it, which must not begin a line. */
function keepMarks(nodes: readonly Node[]): void {
  for (const [i, node] of nodes.entries()) {
    const next = nodes.at(i + 1);
    const [mark] = (node.type === "inlineMath" && next?.value?.match(/^[.,:;!?)”]+/)) || [];
    if (!mark || next?.type !== "text") continue;
    node.attributes = [attribute("mark", mark)];
    next.value = next.value?.slice(mark.length);
  }
}

function becomeFormula(node: Node): void {
  const isDisplayed = node.type === "math";
  node.attributes = [attribute("tex", node.value ?? ""), ...(node.attributes ?? [])];
  node.type = isDisplayed ? "mdxJsxFlowElement" : "mdxJsxTextElement";
  node.name = isDisplayed ? "Equation" : "Formula";
  node.children = [];
  delete node.value;
}

/** The same nodes, where what stands on one line, or on lines that follow each other, is one paragraph again. */
function rejoined(nodes: readonly Node[]): Node[] {
  const joined: Node[] = [];
  for (const node of nodes.map(asParagraph)) {
    const last = joined.at(-1);
    const space = spaceBetween(last, node);
    if (last?.position && node.position && space !== undefined) {
      const between = space === "" ? [] : [{ type: "text", value: space }];
      last.children = [...(last.children ?? []), ...between, ...(node.children ?? [])];
      last.position = { start: last.position.start, end: node.position.end };
    } else joined.push(node);
  }
  return joined;
}

/** What stands between two paragraphs that are one; undefined where they are not. */
function spaceBetween(last: Node | undefined, node: Node): string | undefined {
  if (last?.type !== "paragraph" || node.type !== "paragraph") return undefined;
  if (!last.position || !node.position) return undefined;
  const { end } = last.position;
  const { start } = node.position;
  if (start.line === end.line) return start.column > end.column ? " " : "";
  return start.line === end.line + 1 ? "\n" : undefined;
}

/** An element of a sentence that MDX set apart, as the paragraph it is. */
function asParagraph(node: Node): Node {
  if (node.type !== "mdxJsxFlowElement" || !INLINE.has(node.name ?? "")) return node;
  const children = (node.children ?? []).flatMap((child) =>
    child.type === "paragraph" ? (child.children ?? []) : [child],
  );
  const element = { ...node, type: "mdxJsxTextElement", children };
  return { type: "paragraph", children: [element], position: node.position };
}
