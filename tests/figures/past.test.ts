import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import type { OrderK } from "../../src/experiments/studies/order-k.ts";
import { initialState } from "../../src/figures/axis.ts";
import { networkAbove } from "../../src/figures/past-chart.ts";
import { pastData } from "../../src/figures/past-data.ts";
import { past } from "../../src/figures/past.ts";
import { judge } from "../../src/grammar/judge.ts";
import { entropyRate } from "../../src/grammar/entropy.ts";
import { orderFloor } from "../../src/grammar/order-model.ts";
import { readStudy, readTrace } from "../../src/trace/files.ts";
import type { StudyTrace } from "../../src/trace/schema.ts";

const { document } = new JSDOM("").window;
const data = pastData((await readStudy("order-k")) as StudyTrace<OrderK>);
const rest = initialState(past.axes(data));

test("the losses are those of the language", () => {
  expect(data.floor).toBeCloseTo(entropyRate(), 4);
  for (const { k, loss } of data.orders) expect(loss).toBeCloseTo(orderFloor(k), 4);
});

test("the network is that of the training bar, above the floor that its own trace has", async () => {
  const { checkpoint, test: text } = await readTrace("main-s1");
  expect(data.network.updates).toEqual(checkpoint.update);
  // The trace counts the first character of the text too.
  expect(data.testFloor).toBeCloseTo(text.floor, 2);
});

test("training brings the network down, never through the floor", () => {
  const above = data.network.updates.map((update) => networkAbove(data, { ...rest, update }));
  expect(Math.min(...above)).toBeGreaterThan(0);
  expect(above[above.length - 1]).toBeLessThan(above[0] / 100);
});

test.each(data.orders)("what is marked in the writing with $k characters is no word", ({ k }) => {
  const drawing = past.draw(data, { ...rest, k }, { document });
  const { text } = data.orders[k].writings[0];
  expect(drawing.querySelector(".past-text")?.textContent).toBe(text);
  const marked = [...drawing.querySelectorAll(".past-no-word")].map((one) => one.textContent);
  const { words, sentences } = judge(text);
  expect(marked).toEqual(words.filter(({ known }) => !known).map((word) => word.text));
  const pale = [...drawing.querySelectorAll(".past-no-sentence")].map((one) => one.textContent);
  expect(pale).toEqual(sentences.filter(({ known }) => !known).map((one) => one.text));
});
