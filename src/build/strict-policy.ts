import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { defaultTreeAdapter, html, parse, serialize, type DefaultTreeAdapterTypes } from "parse5";

type Element = DefaultTreeAdapterTypes.Element;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

/** Everything from our own address, nothing inline but scripts whose hash is listed, no strings turned into code. */
const POLICY = [
  "default-src 'none'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types own-worker", // src/page/own-worker.ts
];

/**
 * After a build, puts every page under a strict content security policy. Inline styles, which
 * formulas are full of, become classes in one style sheet; inline scripts are admitted by their hash.
 */
export function strictPolicy(): AstroIntegration {
  let base = "/";
  return {
    name: "strict-policy",
    hooks: {
      "astro:config:done": ({ config }) => {
        base = config.base;
      },
      "astro:build:done": async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const files = (await readdir(folder, { recursive: true })).filter((file) =>
          file.endsWith(".html"),
        );
        const styles = new Map<string, string>();
        const pages = await Promise.all(
          files.map(async (file) => {
            const source = await readFile(join(folder, file), "utf8");
            return { file, page: withoutInlineStyles(source, styles, file) };
          }),
        );
        const sheet = styleSheet(styles);
        const name = `_astro/inline.${hashOf(sheet, "hex").slice(0, 8)}.css`;
        if (sheet !== "") await writeFile(join(folder, name), sheet);
        for (const { file, page } of pages) {
          const head = find(page, "head");
          if (!head) throw new Error(`${file} has no head`);
          protect(head, page, sheet === "" ? undefined : `${base}${name}`);
          await writeFile(join(folder, file), serialize(page));
        }
        logger.info(`${pages.length} pages, ${styles.size} inline styles in ${sheet.length} bytes`);
      },
    },
  };
}

/** Moves style attributes into classes, collected in `styles`. Throws on inline event handlers and style elements. */
export function withoutInlineStyles(
  source: string,
  styles: Map<string, string>,
  file: string,
): DefaultTreeAdapterTypes.Document {
  const page = parse(source);
  for (const element of elements(page)) {
    if (element.tagName === "style")
      throw new Error(`${file}: a style element; put its rules into src/styles`);
    const handler = element.attrs.find(({ name }) => name.startsWith("on"));
    if (handler)
      throw new Error(
        `${file}: ${element.tagName} has ${handler.name}; listen in a script instead`,
      );
    const style = element.attrs.find(({ name }) => name === "style");
    if (!style) continue;
    const name = `s-${hashOf(style.value, "hex").slice(0, 8)}`;
    styles.set(name, style.value);
    element.attrs = element.attrs.filter((attribute) => attribute !== style);
    const names = element.attrs.find((attribute) => attribute.name === "class");
    if (names) names.value = `${names.value} ${name}`;
    else element.attrs.push({ name: "class", value: name });
  }
  return page;
}

/** Inline styles beat style sheets; repeating the class gives their classes the same weight. */
const styleSheet = (styles: ReadonlyMap<string, string>): string =>
  [...styles]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, style]) => `.${name}.${name}.${name}{${style}}\n`)
    .join("");

function protect(head: Element, page: ParentNode, sheet: string | undefined): void {
  const scripts = [...elements(page)].filter(isInlineScript).map(textOf);
  const hashes = [...new Set(scripts)].map((script) => ` 'sha256-${hashOf(script, "base64")}'`);
  const content = [...POLICY, `script-src 'self'${hashes.sort().join("")}`].join("; ");
  // The policy governs what comes after it, so it comes first, behind the encoding.
  const meta = element("meta", { "http-equiv": "content-security-policy", content });
  const second = head.childNodes.find(
    (node) => !("tagName" in node) || !node.attrs.some(({ name }) => name === "charset"),
  );
  if (second) defaultTreeAdapter.insertBefore(head, meta, second);
  else defaultTreeAdapter.appendChild(head, meta);
  if (sheet)
    defaultTreeAdapter.appendChild(head, element("link", { rel: "stylesheet", href: sheet }));
}

const isInlineScript = ({ tagName, attrs }: Element) => {
  const type = attrs.find(({ name }) => name === "type")?.value ?? "";
  return (
    tagName === "script" &&
    !attrs.some(({ name }) => name === "src") &&
    ["", "module", "text/javascript"].includes(type)
  );
};

const textOf = (node: ParentNode): string =>
  node.childNodes.map((child) => ("value" in child ? child.value : "")).join("");

const element = (name: string, attributes: Readonly<Record<string, string>>): Element =>
  defaultTreeAdapter.createElement(
    name,
    html.NS.HTML,
    Object.entries(attributes).map(([key, value]) => ({ name: key, value })),
  );

function* elements(node: ParentNode): Generator<Element> {
  for (const child of node.childNodes) {
    if (!("tagName" in child)) continue;
    yield child;
    yield* elements(child);
    if ("content" in child) yield* elements(child.content);
  }
}

const find = (page: ParentNode, name: string) =>
  [...elements(page)].find((one) => one.tagName === name);

const hashOf = (text: string, encoding: "hex" | "base64") =>
  createHash("sha256").update(text).digest(encoding);
