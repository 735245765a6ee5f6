import { readFileSync } from "node:fs";
import ts from "typescript";
import { LEXICON } from "../../src/grammar/lexicon.ts";
import { integer, type Random } from "../../src/rnn/random.ts";

/** One change of a source file: the characters from `from` to `to` become `replacement`. */
export interface Mutant {
  readonly file: string;
  readonly from: number;
  readonly to: number;
  readonly replacement: string;
}

/** What each operator is exchanged for. */
const EXCHANGED: Readonly<Record<string, string>> = {
  "+": "-",
  "-": "+",
  "*": "/",
  "/": "*",
  "+=": "-=",
  "-=": "+=",
  "*=": "/=",
  "/=": "*=",
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "===": "!==",
  "!==": "===",
  "&&": "||",
  "||": "&&",
};

/**
 * The operators and constants of a file that can be changed: an operator for another, a number for the next. Not in an
 * `if` that only throws. */
export function operatorMutants(file: string): Mutant[] {
  const source = sourceOf(file);
  const found: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || isRefusal(node)) return;
    const place = { file, from: node.getStart(), to: node.end };
    const text = node.getText();
    if (ts.isBinaryExpression(node.parent) && node === node.parent.operatorToken && text in EXCHANGED)
      found.push({ ...place, replacement: EXCHANGED[text] });
    if (ts.isNumericLiteral(node)) found.push({ ...place, replacement: `(${text} + 1)` });
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return found;
}

/** Whether a statement only refuses what no recording asks for. */
function isRefusal(node: ts.Node): boolean {
  if (!ts.isIfStatement(node) || node.elseStatement) return false;
  const { thenStatement } = node;
  const [only] = ts.isBlock(thenStatement) ? thenStatement.statements : [thenStatement];
  return ts.isThrowStatement(only);
}

const WORD_FILE = "src/grammar/lexicon.ts";
const TEMPLATE_FILE = "src/grammar/templates.ts";

/** Another letter in a random word of the language, or another category in a random template. */
export function corpusMutant(random: Random): Mutant {
  const file = integer(random, 2) === 0 ? WORD_FILE : TEMPLATE_FILE;
  const literals: ts.StringLiteral[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isStringLiteral(node)) literals.push(node);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(sourceOf(file), visit);
  const literal = literals[integer(random, literals.length)];
  const others = (all: readonly string[], one: string) => all.filter((item) => item !== one);
  const pick = (all: readonly string[]) => all[integer(random, all.length)];
  const place = { file, from: literal.getStart() + 1, to: literal.end - 1 };
  if (file === TEMPLATE_FILE)
    return { ...place, replacement: pick(others(Object.keys(LEXICON), literal.text)) };
  const at = integer(random, literal.text.length);
  const letter = pick(others([..."abcdefghiklmnoprstuvwy"], literal.text[at]));
  return { ...place, from: place.from + at, to: place.from + at + 1, replacement: letter };
}

/** A source file with a mutant in it. */
export function mutated({ file, from, to, replacement }: Mutant): string {
  const source = readFileSync(file, "utf8");
  return source.slice(0, from) + replacement + source.slice(to);
}

/** A mutant as one line: where it is, what the line says, and what it becomes. */
export function shown({ file, from, to, replacement }: Mutant): string {
  const source = readFileSync(file, "utf8");
  const start = source.lastIndexOf("\n", from - 1) + 1;
  const end = source.indexOf("\n", to);
  const line = `${source.slice(start, from)}⟦${source.slice(from, to)}⟧${source.slice(to, end)}`;
  return `${file}: ${line.trim()} → ${replacement}`;
}

const sources = new Map<string, ts.SourceFile>();

function sourceOf(file: string): ts.SourceFile {
  let source = sources.get(file);
  if (!source) {
    source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ESNext, true);
    sources.set(file, source);
  }
  return source;
}
