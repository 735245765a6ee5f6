/** A line of source as the reader sees it, and the equation it computes, if it names one. */
export interface Line {
  readonly number: number;
  readonly text: string;
  readonly equation: string | undefined;
}

const MARKER = /^\s*\/\/ #(region|endregion) ([\w-]+)$/;
/** The end of a comment; what the comment says before it stays. */
const EQUATION = /(\s*\/\/.*?)\s*\[eq:([\w-]+)\]$/;

/**
 * The lines between `// #region name` and `// #endregion name`, their common indentation taken off,
 * without the markers of regions inside. Throws unless the region is there once, is closed and holds
 * something: a chapter must never show code that is not in the file.
 */
export function region(source: string, name: string): Line[] {
  const lines = source
    .split("\n")
    .map((text, i) => ({ number: i + 1, text, marker: MARKER.exec(text) }));
  const marked = (kind: string) =>
    lines.filter(({ marker }) => marker?.[1] === kind && marker[2] === name);
  const [start, again] = marked("region");
  const end = marked("endregion").find(({ number }) => number > (start?.number ?? 0));
  if (!start) {
    const names = lines.flatMap(({ marker }) => (marker?.[1] === "region" ? [marker[2]] : []));
    throw new Error(`no region "${name}"; there are ${[...new Set(names)].join(", ") || "none"}`);
  }
  if (again)
    throw new Error(
      `region "${name}" is there twice, at lines ${start.number} and ${again.number}`,
    );
  if (!end) throw new Error(`region "${name}", opened at line ${start.number}, is never closed`);

  const body = lines.slice(start.number, end.number - 1).filter(({ marker }) => !marker);
  const filled = body.filter(({ text }) => text.trim() !== "");
  if (filled.length === 0) throw new Error(`region "${name}" is empty`);
  const indent = Math.min(...filled.map(({ text }) => text.search(/\S/)));
  return body.map(({ number, text }) => ({
    number,
    text: text
      .replace(EQUATION, (_, comment: string) => (comment.trim() === "//" ? "" : comment))
      .slice(indent),
    equation: EQUATION.exec(text)?.[2],
  }));
}
