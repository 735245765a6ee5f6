import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";
import { describe, expect, test } from "vitest";

const eslint = new ESLint({ cwd: fileURLToPath(new URL("../..", import.meta.url)) });

/** The rules that `code` breaks when it stands in the file at `path`. */
async function broken(path: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: path });
  return result.messages.map(({ ruleId }) => ruleId);
}

const core = ["src/rnn/any.ts", "src/grammar/any.ts"];

describe.each(core)("in %s", (path) => {
  test.each([
    "export const y = Math.tanh(1);",
    "export const y = Math.random();",
    "export const y = Math['exp'](1);",
    "export const { log } = Math;",
    "export const maths = Math;",
    "export const y = 2 ** 3;",
    "export let y = 2;\ny **= 3;",
  ])("arithmetic that engines differ in is refused: %s", async (code) => {
    expect(await broken(path, code)).toEqual(["no-restricted-syntax"]);
  });

  test.each(["Date.now()", "new Date()", "performance.now()", "globalThis.process"])(
    "what is not an argument is refused: %s",
    async (code) => {
      expect(await broken(path, `export const y = ${code};`)).toEqual(["no-restricted-globals"]);
    },
  );

  test("exact arithmetic is not", async () => {
    const code = "export const y = Math.max(Math.sqrt(2), Math.imul(3, 4), Math.trunc(1.5)) * 2;";
    expect(await broken(path, code)).toEqual([]);
  });
});

test.each([
  "document.body.innerHTML = '';",
  "document.body.outerHTML += '';",
  "document.body.insertAdjacentHTML('beforeend', '');",
  "document.write('');",
])("markup from strings is refused in the page: %s", async (code) => {
  expect(await broken("src/figures/any.ts", code)).toEqual(["no-restricted-syntax"]);
  expect(await broken("src/pages/any.astro", `<script>\n${code}\n</script>`)).toEqual([
    "no-restricted-syntax",
  ]);
});

test("a comment cannot switch a rule off", async () => {
  const code = "// eslint-disable-next-line\nexport const y = Math.exp(1);";
  expect(await broken("src/rnn/any.ts", code)).toContain("no-restricted-syntax");
});

test("the page does not write to the console", async () => {
  expect(await broken("src/pages/any.ts", "console.log(1);")).toEqual(["no-console"]);
});
