import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { JSDOM } from "jsdom";
import { serialize } from "parse5";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { strictPolicy, withoutInlineStyles } from "../../src/build/strict-policy.ts";

const page = (body: string, head = "") =>
  `<!doctype html><html><head><meta charset="utf-8"><title>page</title>${head}</head><body>${body}</body></html>`;

describe("withoutInlineStyles", () => {
  const moved = (source: string) => {
    const styles = new Map<string, string>();
    const html = serialize(withoutInlineStyles(source, styles, "some/page.html"));
    return { html, styles };
  };

  test("turns a style into a class, one for all that are equal, beside the classes there are", () => {
    const { html, styles } = moved(
      page(
        '<p class="a" style="top:1px">x</p><b style="top:1px">y</b><svg><g style="top:2px"/></svg>',
      ),
    );
    const { document } = new JSDOM(html).window;
    expect(html).not.toContain("style=");
    expect(styles.size).toBe(2);
    const [name] = [...styles].find(([, style]) => style === "top:1px") ?? [];
    expect(document.querySelector("p")?.className).toBe(`a ${name}`);
    expect(document.querySelector("b")?.className).toBe(name);
    expect(styles.get(document.querySelector("g")?.getAttribute("class") ?? "")).toBe("top:2px");
  });

  test("reaches into templates", () => {
    const { html, styles } = moved(page('<template><i style="left:0">z</i></template>'));
    expect(html).not.toContain("style=");
    expect([...styles.values()]).toEqual(["left:0"]);
  });

  test("done again, it changes nothing", () => {
    const { html } = moved(page('<p style="top:1px">x</p><script>1 < 2</script>'));
    const again = moved(html);
    expect(again.html).toBe(html);
    expect(again.styles.size).toBe(0);
  });

  test.each([
    ["<style>p{}</style>", "some/page.html: a style element; put its rules into src/styles"],
    ["<svg><style>p{}</style></svg>", "some/page.html: a style element"],
    ["<p onclick='x()'>", "some/page.html: p has onclick; listen in a script instead"],
    ["<svg><g ONLOAD='x()'/></svg>", "some/page.html: g has onload"],
  ])("refuses %s and names the file", (body, message) => {
    expect(() => moved(page(body))).toThrow(message);
  });
});

describe("after a build", () => {
  let dist: string;

  beforeEach(() => {
    dist = mkdtempSync(join(tmpdir(), "dist-"));
    mkdirSync(join(dist, "_astro"));
    mkdirSync(join(dist, "chapter"));
  });

  afterEach(() => rmSync(dist, { recursive: true }));

  async function protect(base = "/") {
    const { hooks } = strictPolicy();
    const run = async (name: string, argument: object) =>
      (hooks as Record<string, (argument: object) => unknown>)[name](argument);
    const lines: string[] = [];
    await run("astro:config:done", { config: { base } });
    await run("astro:build:done", {
      dir: pathToFileURL(`${dist}/`),
      logger: { info: (line: string) => lines.push(line) },
    });
    return lines;
  }

  const read = (file: string) =>
    new JSDOM(readFileSync(join(dist, file), "utf8")).window.document as Document;
  const policyOf = (document: Document) =>
    document.querySelector("meta[http-equiv='content-security-policy']")?.getAttribute("content") ??
    "";

  test("the policy comes before all that it governs, behind the encoding", async () => {
    writeFileSync(join(dist, "index.html"), page("x", "<script>1</script>"));
    await protect();
    const [first, second] = read("index.html").head.children;
    expect(first.getAttribute("charset")).toBe("utf-8");
    expect(second.getAttribute("http-equiv")).toBe("content-security-policy");
  });

  test("it admits nothing by default, and each inline script by its hash", async () => {
    const script = "const a = '<p>' && 1;";
    writeFileSync(
      join(dist, "index.html"),
      page(
        `<script type="application/json">{}</script><script src="/a.js"></script>`,
        `<script>${script}</script><script>${script}</script>`,
      ),
    );
    await protect();
    const policy = policyOf(read("index.html"));
    const hash = createHash("sha256").update(script).digest("base64");
    expect(policy.split("; ")).toContain("default-src 'none'");
    expect(policy.split("; ")).toContain("require-trusted-types-for 'script'");
    expect(policy.split("; ")).toContain(`script-src 'self' 'sha256-${hash}'`);
    expect(policy).not.toMatch(/unsafe|\*|data:|https?:/);
  });

  test("styles of all pages go into one sheet, found from every page under the base path", async () => {
    writeFileSync(join(dist, "index.html"), page('<p style="top:1px">x</p>'));
    writeFileSync(join(dist, "chapter/index.html"), page('<p style="top:2px">x</p>'));
    await protect("/docs/");
    const [sheet, ...others] = readdirSync(join(dist, "_astro"));
    expect(others).toEqual([]);
    const rules = readFileSync(join(dist, "_astro", sheet), "utf8");
    for (const [file, style] of [
      ["index.html", "top:1px"],
      ["chapter/index.html", "top:2px"],
    ]) {
      const document = read(file);
      const name = document.querySelector("p")?.className;
      expect(rules).toContain(`.${name}.${name}.${name}{${style}}`);
      expect(document.querySelector("link[rel=stylesheet]")?.getAttribute("href")).toBe(
        `/docs/_astro/${sheet}`,
      );
    }
  });

  test("pages without inline styles need no sheet", async () => {
    writeFileSync(join(dist, "index.html"), page("x"));
    expect(await protect()).toEqual(["1 pages, 0 inline styles in 0 bytes"]);
    expect(readdirSync(join(dist, "_astro"))).toEqual([]);
    expect(read("index.html").querySelector("link")).toBeNull();
  });
});
