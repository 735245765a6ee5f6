import { defaultTreeAdapter, parseFragment, serialize, type DefaultTreeAdapterTypes } from "parse5";
import type { State } from "../figures/axis.ts";
import { fillForward } from "../scrolly/states.ts";
import { stateOn } from "./figure-state.ts";
import { still, type PlacedFigure } from "./placed-figure.ts";

type Element = DefaultTreeAdapterTypes.Element;

/** The steps of a story as HTML, each with its whole state and its own picture, and those states. */
export interface StorySteps {
  readonly html: string;
  readonly states: readonly State[];
}

/**
 * Fills the states of the steps in `source` forward and gives each step its picture, for readers
 * without script and on paper. Throws, naming the place of the step, on an axis or a place that the
 * figure does not have, and where there are no steps.
 */
export function storySteps(source: string, id: string, placed: PlacedFigure): StorySteps {
  const fragment = parseFragment(source);
  const steps = elementsOf(fragment).filter((element) => attribute(element, "class") === "step");
  if (steps.length === 0) throw new Error(`tells of "${id}" and has no <Step>`);
  const axes = placed.figure.axes(placed.data);
  const changes = steps.map((step) => {
    const change = JSON.parse(attribute(step, "data-change") ?? "{}") as State;
    try {
      stateOn(axes, placed.rest, change);
    } catch (error) {
      const place = attribute(step, "data-at") ?? "this page";
      throw new Error(`${place}: <Step> ${(error as Error).message}`, { cause: error });
    }
    return change;
  });
  const states = fillForward(placed.rest, changes);
  steps.forEach((step, i) => {
    step.attrs = [
      { name: "class", value: "step" },
      { name: "id", value: `${id}-step-${i + 1}` },
      { name: "data-change", value: JSON.stringify(changes[i]) },
      { name: "data-state", value: JSON.stringify(states[i]) },
    ];
    const picture = parseFragment(`<div class="step-picture">${still(placed, states[i])}</div>`);
    for (const node of picture.childNodes) defaultTreeAdapter.appendChild(step, node);
  });
  return { html: serialize(fragment), states };
}

const attribute = (element: Element, name: string) =>
  element.attrs.find((one) => one.name === name)?.value;

const elementsOf = (node: DefaultTreeAdapterTypes.ParentNode): Element[] =>
  node.childNodes.flatMap((child) => ("tagName" in child ? [child, ...elementsOf(child)] : []));
