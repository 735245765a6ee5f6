import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { describe, expect, inject, test } from "vitest";
import { PAGES, parsed, source } from "./built.ts";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // The serializer writes crossorigin="" and disabled="", which are the same attributes.
    "attribute-empty-style": "off",
    "attribute-boolean-style": "off",
  },
});

describe.each(PAGES)("page /%s", (path) => {
  test("is valid HTML", async () => {
    const { results } = await validator.validateString(source(path));
    const messages = results.flatMap((result) => result.messages);
    expect(messages.map((m) => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`)).toEqual([]);
  });

  test("every id stands once, and whatever refers to one finds it", () => {
    const document = parsed(path);
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const names = ["aria-labelledby", "aria-describedby", "aria-controls", "for"];
    for (const name of names)
      for (const element of document.querySelectorAll(`[${name}]`))
        for (const id of element.getAttribute(name)?.split(/\s+/) ?? []) expect(ids).toContain(id);
  });

  test("every link within the site leads somewhere", () => {
    const document = parsed(path);
    const site = new URL(path, "http://site.test/");
    for (const element of document.querySelectorAll("[href], [src]")) {
      if (element.getAttribute("rel") === "canonical") continue;
      const url = new URL(element.getAttribute("href") ?? element.getAttribute("src") ?? "", site);
      if (url.origin !== site.origin) continue;
      const file = `${decodeURIComponent(url.pathname).slice(1)}`;
      const at = join(
        inject("dist"),
        file === "" || file.endsWith("/") ? `${file}index.html` : file,
      );
      expect(existsSync(at), url.href).toBe(true);
      if (url.hash === "" || !at.endsWith(".html")) continue;
      expect(parsed(file).getElementById(url.hash.slice(1)), url.href).not.toBeNull();
    }
  });

  test("has one title, one main heading, and headings without gaps", () => {
    const document = parsed(path);
    expect(document.title).toMatch(/Networks That Remember/);
    expect(document.querySelectorAll("h1")).toHaveLength(1);
    const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map((h) =>
      Number(h.localName[1]),
    );
    levels.forEach((level, i) => expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1));
    expect(document.documentElement.lang).toBe("en-US");
    const description = document.querySelector("meta[name=description]")?.getAttribute("content");
    expect(description).toMatch(/^.{20,160}\.$/);
  });

  test("formulas can be heard and copied, and none is broken", () => {
    for (const formula of parsed(path).querySelectorAll(".katex")) {
      expect(formula.querySelector("math annotation[encoding='application/x-tex']")).not.toBeNull();
      expect(formula.querySelector("merror, .katex-error")).toBeNull();
    }
  });
});

test("every file of the site is asked for by some page, or is one that hosts and robots ask for", () => {
  const text = PAGES.map(source).join();
  const data = readdirSync(join(inject("dist"), "data"));
  const orphans = data.filter((name) => !text.includes(`data/${name}`));
  // The recordings of other seeds are published for whoever wants to check.
  expect(orphans.filter((name) => !/^main-s\d\.json\.gz$/.test(name))).toEqual([]);
});
