import { globSync, readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { elman } from "../../src/rnn/elman.ts";
import { initialParams } from "../../src/rnn/initialization.ts";
import { adam } from "../../src/rnn/optimizer.ts";
import { allNumbers } from "../../src/rnn/params.ts";
import { seeded } from "../../src/rnn/random.ts";
import { runningText } from "../../src/rnn/running-text.ts";
import { sample } from "../../src/rnn/sample.ts";
import { cosine } from "../../src/rnn/schedule.ts";
import { start, train } from "../../src/rnn/train.ts";
import { bitsOf } from "./bytes.ts";
import { chain } from "./trained.ts";

/** What ECMAScript defines to the last bit. */
const EXACT = ["abs", "ceil", "floor", "imul", "max", "min", "round", "sign", "sqrt", "trunc"];

/** What differs between engines, machines, places or calls, or reaches outside the program. */
const IMPURE = [
  "Date",
  "Intl",
  "Worker",
  "XMLHttpRequest",
  "console",
  "crypto",
  "eval",
  "fetch",
  "globalThis",
  "performance",
  "process",
  "require",
  "setTimeout",
];

/** Every place in a source where the result could depend on more than the arguments. */
function offences(source: string): string[] {
  const file = ts.createSourceFile("module.ts", source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const { parent } = node;
    if (ts.isIdentifier(node) && node.text === "Math") {
      const member = ts.isPropertyAccessExpression(parent) ? parent.name.text : undefined;
      if (member === undefined || !EXACT.includes(member)) found.push(parent.getText());
    }
    const named = parent !== undefined && "name" in parent && parent.name === node;
    if (ts.isIdentifier(node) && IMPURE.includes(node.text) && !named) found.push(node.text);
    if (ts.isPropertyAccessExpression(node) && node.name.text.startsWith("toLocale"))
      found.push(node.name.text);
    if (
      node.kind === ts.SyntaxKind.AsteriskAsteriskToken ||
      node.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken
    )
      found.push(parent.getText());
    if (ts.isForInStatement(node) || node.kind === ts.SyntaxKind.AwaitKeyword)
      found.push(node.getText());
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const sources = globSync("src/{rnn,grammar}/**/*.ts", {
  cwd: new URL("../..", import.meta.url).pathname,
}).sort();
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

describe("the source", () => {
  test("has modules to look at", () => {
    expect(sources).toContain("src/rnn/elementary.ts");
    expect(sources).toContain("src/grammar/sentences.ts");
  });

  test.each(sources)("of %s computes with what every engine defines alike", (path) => {
    expect(offences(read(path))).toEqual([]);
  });

  test.each(sources)("of %s imports only its like", (path) => {
    const imports = ts.preProcessFile(read(path)).importedFiles.map(({ fileName }) => fileName);
    const allowed = path.startsWith("src/rnn/")
      ? /^\.\/[\w-]+\.ts$/
      : /^(\.|\.\.\/rnn)\/[\w-]+\.ts$/;
    for (const name of imports) expect(name).toMatch(allowed);
  });

  test.each([
    ["const a = Math.exp(x)", "Math.exp"],
    ["const { tanh } = Math", "{ tanh } = Math"],
    ['const a = Math["exp"](x)', 'Math["exp"]'],
    ["const a = x ** 2", "x ** 2"],
    ["x **= 2", "x **= 2"],
    ["const t = Date.now()", "Date"],
    ["const t = new Date()", "Date"],
    ["const t = performance.now()", "performance"],
    ["const t = globalThis.Math", "globalThis"],
    ["const s = x.toLocaleString()", "toLocaleString"],
    ["for (const k in o) f(k)", "for (const k in o) f(k)"],
    ['const m = import("./clock.ts")', 'import("./clock.ts")'],
  ])("%s would be noticed", (source, offence) => {
    expect(offences(source)).toContain(offence);
  });

  test("what is allowed, or only spoken of, is not", () => {
    const source =
      '// Math.exp, Date\nconst a = Math.sqrt(Math.max(x, 2)) + o.process; const s = "x ** 2";';
    expect(offences(source)).toEqual([]);
  });
});

describe("a run", () => {
  /** Ten updates from the seed on, and a text of forty symbols. */
  function trainAndSample(): bigint[][] {
    const random = seeded(12);
    const params = initialParams(9, 5, random, "xavier");
    const options = {
      updates: 10,
      schedule: cosine(0.1, 10),
      clip: 0.5,
      optimizer: adam(allNumbers(params)),
    };
    const progress = start(2, 9);
    const source = runningText(chain(80, 5, random), 2, 6);
    const losses = [...train(elman(params), source, options, progress)].map((u) => u.loss);
    const text = sample(params, 0, progress.states[0], 0.8, random);
    const tokens = Array.from({ length: 40 }, () => text.next().value as number);
    return [...allNumbers(params), Float64Array.from(losses), Float64Array.from(tokens)].map(
      bitsOf,
    );
  }

  /** Calls `work` while everything that is not exact throws when it is called. */
  function withoutInexact<Result>(work: () => Result): Result {
    const kept: [object, string, PropertyDescriptor][] = [];
    const forbid = (owner: object, name: string, label: string): void => {
      kept.push([owner, name, Object.getOwnPropertyDescriptor(owner, name)!]);
      Object.defineProperty(owner, name, {
        configurable: true,
        value: () => {
          throw new Error(`${label} was called`);
        },
      });
    };
    try {
      for (const name of Object.getOwnPropertyNames(Math))
        if (typeof Reflect.get(Math, name) === "function" && !EXACT.includes(name))
          forbid(Math, name, `Math.${name}`);
      forbid(Date, "now", "Date.now");
      forbid(Object.getPrototypeOf(performance) as object, "now", "performance.now");
      forbid(Number.prototype, "toLocaleString", "toLocaleString");
      return work();
    } finally {
      for (const [owner, name, descriptor] of kept) Object.defineProperty(owner, name, descriptor);
    }
  }

  test("calls nothing inexact and gives the same bits without it", () => {
    expect(withoutInexact(trainAndSample)).toEqual(trainAndSample());
  });

  test("that did would be stopped", () => {
    for (const name of ["exp", "log", "tanh", "pow", "random", "sin", "cos", "hypot"] as const)
      expect(() => withoutInexact(() => (Math[name] as (x: number) => number)(1))).toThrow(
        `Math.${name} was called`,
      );
    expect(() => withoutInexact(() => Date.now())).toThrow("Date.now was called");
    expect(() => withoutInexact(() => performance.now())).toThrow("performance.now was called");
    expect(Math.exp(0)).toBe(1);
  });
});
