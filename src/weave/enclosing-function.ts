import ts from "typescript";

/** The name of the innermost function declared around a line of source, counted from 1; undefined outside all. */
export function enclosingFunction(source: string, line: number): string | undefined {
  const file = ts.createSourceFile("source.ts", source, ts.ScriptTarget.ESNext, true);
  const at = file.getPositionOfLineAndCharacter(line - 1, 0);
  let name: string | undefined;
  const visit = (node: ts.Node): void => {
    if (at < node.getStart() || at >= node.getEnd()) return;
    if (ts.isFunctionDeclaration(node)) name = node.name?.text ?? name;
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return name;
}
