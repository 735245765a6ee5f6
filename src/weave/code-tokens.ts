import ts from "typescript";

/** A piece of a line of code. */
export interface CodeToken {
  readonly kind: "name" | "comment" | "other";
  readonly text: string;
}

/** Cuts one line of TypeScript into names, comments and the rest; together they are the line. */
export function codeTokens(line: string): CodeToken[] {
  const scanner = ts.createScanner(ts.ScriptTarget.ESNext, false, undefined, line);
  const tokens: CodeToken[] = [];
  let end = 0;
  for (;;) {
    const kind = scanner.scan();
    const start = scanner.getTokenStart();
    // The scanner passes over a separator such as U+2028 and makes it no token.
    if (start > end) tokens.push({ kind: "other", text: line.slice(end, start) });
    if (kind === ts.SyntaxKind.EndOfFileToken) return tokens;
    tokens.push({ kind: kindOf(kind), text: scanner.getTokenText() });
    end = scanner.getTokenEnd();
  }
}

function kindOf(kind: ts.SyntaxKind): CodeToken["kind"] {
  if (kind === ts.SyntaxKind.Identifier) return "name";
  const comments = [ts.SyntaxKind.SingleLineCommentTrivia, ts.SyntaxKind.MultiLineCommentTrivia];
  return comments.includes(kind) ? "comment" : "other";
}
