import ts from "typescript";

/** A module as it runs. */
export interface Stripped {
  /** Its tokens, one space apart: without types, comments, layout and trailing commas. */
  readonly code: string;
  readonly imports: readonly string[];
}

/** Strips a module; of a study also what changes nothing in its data: who uses it, and what it is said to show. */
export function strip(source: string): Stripped {
  const compilerOptions = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
    removeComments: true,
  };
  const { outputText } = ts.transpileModule(source, { compilerOptions });
  const file = ts.createSourceFile("module.js", outputText, ts.ScriptTarget.ESNext, true);
  const code = tokensOf(file, file).join(" ");
  const imports = ts.preProcessFile(code).importedFiles.map(({ fileName }) => fileName);
  return { code, imports };
}

/** Of a study what is written beside its data, or only helps to plan its recording. */
const SAID_OF_A_STUDY = ["shows", "usedBy", "tier", "work"];

function tokensOf(node: ts.Node, file: ts.SourceFile): string[] {
  const children = node.getChildren(file).filter((child) => !isSaidOfAStudy(child));
  const isWrapped =
    node.kind === ts.SyntaxKind.SyntaxList && children.at(-1)?.kind === ts.SyntaxKind.CommaToken;
  if (children.length > 0)
    return children.slice(0, isWrapped ? -1 : undefined).flatMap((child) => tokensOf(child, file));
  const text = node.getText(file);
  return text === "" ? [] : [text];
}

/** Whether this is such a property of the object in `study({ … })`. */
function isSaidOfAStudy(node: ts.Node): boolean {
  const call = node.parent?.parent;
  return (
    (ts.isPropertyAssignment(node) || ts.isMethodDeclaration(node)) &&
    SAID_OF_A_STUDY.includes(node.name.getText()) &&
    ts.isCallExpression(call) &&
    call.expression.getText() === "study"
  );
}
