import ts from "typescript";

/** One field of what a study records, or of its settings. */
export interface Field {
  /** Such as `data.orders[].k`; [] stands for every entry of a list. */
  readonly path: string;
  /** What the comment beside it says; empty where there is none. */
  readonly says: string;
}

/**
 * The fields of a study, read from the source of its module: from the object given to `study`, its
 * `schema` and its `config`, with the comments beside them. What the module imports is not followed.
 */
export function studyFields(source: string): Field[] {
  const file = ts.createSourceFile("study.ts", source, ts.ScriptTarget.ESNext, true);
  const declared = new Map<string, ts.Expression>();
  let options: ts.ObjectLiteralExpression | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.initializer)
      declared.set(node.name.getText(), node.initializer);
    if (ts.isCallExpression(node) && node.expression.getText() === "study") {
      const [first] = node.arguments;
      if (ts.isObjectLiteralExpression(first)) options = first;
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  const valueOf = (name: string): ts.Expression | undefined => {
    const property = options?.properties.find((one) => one.name?.getText() === name);
    if (property && ts.isPropertyAssignment(property)) return resolved(property.initializer);
    return declared.get(name);
  };
  const resolved = (value: ts.Expression): ts.Expression =>
    ts.isIdentifier(value) ? (declared.get(value.text) ?? value) : value;

  /** The fields below a schema or an object of settings. */
  function* fieldsOf(value: ts.Expression | undefined, path: string, above = ""): Generator<Field> {
    const inner = value && resolved(value);
    if (!inner) return;
    if (ts.isAsExpression(inner) || ts.isSatisfiesExpression(inner))
      return yield* fieldsOf(inner.expression, path, above);
    if (ts.isCallExpression(inner)) {
      const called = inner.expression.getText();
      const [first, second] = inner.arguments;
      if (called === "z.array") yield* fieldsOf(first, `${path}[]`, above);
      else if (called === "z.record") yield* fieldsOf(second, `${path}.*`, above);
      else if (/^z\.(object|strictObject|optional|nullable|extend)$/.test(called))
        for (const argument of inner.arguments) yield* fieldsOf(argument, path, above);
      return;
    }
    if (!ts.isObjectLiteralExpression(inner)) return;
    for (const property of inner.properties) {
      if (!ts.isPropertyAssignment(property)) continue;
      const at = `${path}.${property.name.getText()}`;
      const says = commentBeside(property, source);
      yield { path: at, says: says === above ? "" : says }; // on one line, the comment is of the whole
      yield* fieldsOf(property.initializer, at, says);
    }
  }
  return [...fieldsOf(valueOf("config"), "config"), ...fieldsOf(valueOf("schema"), "data")];
}

/** The comment that begins on the line on which a property ends or, where there is none, the one before it. */
function commentBeside(property: ts.PropertyAssignment, source: string): string {
  const end = property.end + (source[property.end] === "," ? 1 : 0);
  const after = ts.getTrailingCommentRanges(source, end) ?? [];
  const before = ts.getLeadingCommentRanges(source, property.pos) ?? [];
  // What trails the property before this one stands on that one's line.
  const own = before.filter(({ pos }) => /\n\s*$/.test(source.slice(property.pos, pos)));
  const begun = commentAfterOpening(property, source);
  return [...after, ...begun, ...own]
    .slice(0, 1)
    .map((range) => textOf(source, range))
    .join("");
}

/** Of a property that goes on over lines, the comment at the end of its first. */
function commentAfterOpening(property: ts.PropertyAssignment, source: string) {
  const line = source.slice(property.getStart(), source.indexOf("\n", property.getStart()));
  const at = line.search(/\/\/ /);
  const pos = property.getStart() + at;
  return at < 0 ? [] : [{ pos, end: pos + line.length - at }];
}

const textOf = (source: string, { pos, end }: { pos: number; end: number }): string =>
  source
    .slice(pos, end)
    .replaceAll(/^\/\*+|\s*\*\/$|^\/\/|^\s*\*(?!\/) ?/gm, "")
    .replaceAll(/\s+/g, " ")
    .trim();
