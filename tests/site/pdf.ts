import { inflateSync } from "node:zlib";

/** What one page of a PDF shows: its words, and how many marks besides. */
export interface PdfPage {
  readonly text: string;
  /** Strokes and fills. */
  readonly marks: number;
}

/**
 * The pages of a PDF as Chromium prints it: one object after another, streams deflated, letters
 * with a table back to Unicode. Throws on anything else. Source: ISO 32000-1, 7.3, 7.8 and 9.10.
 */
export function readPdf(file: Buffer): PdfPage[] {
  const objects = objectsOf(file);
  const pages = [...objects.values()].filter(({ head }) => /\/Type\s*\/Page\b/.test(head));
  if (pages.length === 0) throw new Error("no pages; this is no PDF that Chromium printed");
  return pages.map(({ head }) => {
    const streams = references(head, "Contents").map((id) => objects.get(id)?.stream ?? "");
    return show(streams.join("\n"), resourcesOf(head, objects), objects);
  });
}

interface PdfObject {
  readonly head: string;
  readonly stream?: string;
}
type Objects = ReadonlyMap<string, PdfObject>;

interface Font {
  /** Hexadecimal digits of one letter's code. */
  readonly digits: number;
  readonly texts: ReadonlyMap<number, string>;
}

function objectsOf(file: Buffer): Map<string, PdfObject> {
  const text = file.toString("latin1");
  const objects = new Map<string, PdfObject>();
  for (const found of text.matchAll(/(?:^|[\r\n])(\d+) 0 obj\b([\s\S]*?)(?:endobj|stream\r?\n)/g)) {
    const [whole, id, head] = found;
    if (!whole.endsWith("stream\n") && !whole.endsWith("stream\r\n")) {
      objects.set(id, { head });
      continue;
    }
    const from = found.index + whole.length;
    const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
    const bytes = file.subarray(from, from + length);
    const stream =
      head.includes("/FlateDecode") && !head.includes("/Image") ? inflateSync(bytes) : bytes;
    objects.set(id, { head, stream: stream.toString("latin1") });
  }
  return objects;
}

/** The objects an entry refers to, one or a list. */
const references = (head: string, name: string): string[] => {
  const [, list] = new RegExp(`/${name}\\s*(\\[[^\\]]*\\]|\\d+ 0 R)`).exec(head) ?? [];
  return [...(list ?? "").matchAll(/(\d+) 0 R/g)].map(([, id]) => id);
};

const resourcesOf = (head: string, objects: Objects): string => {
  const [id] = references(head, "Resources");
  return id === undefined ? head : (objects.get(id)?.head ?? "");
};

/** Follows the operators of a content stream, and of the forms it draws. */
function show(content: string, resources: string, objects: Objects, depth = 0): PdfPage {
  const fonts = new Map<string, Font>();
  for (const [, name, id] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const [table] = references(objects.get(id)?.head ?? "", "ToUnicode");
    fonts.set(name, unicodeOf(objects.get(table)?.stream ?? ""));
  }
  let font: Font = unicodeOf("");
  let text = "";
  let marks = 0;
  const operator =
    /\/(F\d+) [\d.-]+ Tf|<([0-9A-Fa-f\s]*)>|\/(X\d+) Do|(?<![A-Za-z\d*])(f\*?|S|Tm|Td)(?![A-Za-z\d*])/g;
  for (const [, fontName, hex, form, name] of content.matchAll(operator)) {
    if (fontName) font = fonts.get(fontName) ?? unicodeOf("");
    else if (hex !== undefined)
      for (const code of hex.match(new RegExp(`[0-9A-Fa-f]{${font.digits}}`, "g")) ?? [])
        text += font.texts.get(parseInt(code, 16)) ?? "";
    else if (form) {
      const [, id] = new RegExp(`/${form} (\\d+) 0 R`).exec(resources) ?? [];
      const { head, stream } = objects.get(id) ?? { head: "" };
      if (!stream || depth > 8 || head.includes("/Image")) continue;
      const inner = show(stream, resourcesOf(head, objects), objects, depth + 1);
      text += inner.text;
      marks += inner.marks;
    } else if (name === "f" || name === "f*" || name === "S") marks++;
    else text += " ";
  }
  return { text, marks };
}

/** What the codes of a font stand for, from its table. */
function unicodeOf(table: string): Font {
  const texts = new Map<number, string>();
  const decoded = (hex: string) =>
    String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => parseInt(unit, 16)));
  for (const [, block] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph, text] of block.matchAll(/<(\w+)>\s*<(\w+)>/g))
      texts.set(parseInt(glyph, 16), decoded(text));
  for (const [, block] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from, to, text] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g))
      for (let glyph = parseInt(from, 16); glyph <= parseInt(to, 16); glyph++)
        texts.set(glyph, String.fromCharCode(parseInt(text, 16) + glyph - parseInt(from, 16)));
  const [, first = ""] = /begincodespacerange\s*<(\w+)>/.exec(table) ?? [];
  return { digits: first.length || 4, texts };
}
