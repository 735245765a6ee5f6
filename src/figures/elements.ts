/** Attributes and children of an element to make. */
type Attributes = Readonly<Record<string, string | number>>;
type Children = readonly (Node | string)[];

const SVG = "http://www.w3.org/2000/svg";

/** Makes HTML and SVG elements in a given document, without markup in strings. */
export function elementsOf(document: Document) {
  const fill = <E extends Element>(element: E, attributes: Attributes, children: Children): E => {
    for (const [name, value] of Object.entries(attributes))
      element.setAttribute(name, String(value));
    element.append(...children);
    return element;
  };
  return {
    html: (name: string, attributes: Attributes = {}, children: Children = []): HTMLElement =>
      fill(document.createElement(name), attributes, children),
    svg: (name: string, attributes: Attributes = {}, children: Children = []): SVGElement =>
      fill(document.createElementNS(SVG, name) as SVGElement, attributes, children),
  };
}

/** The makers of elements, as `elementsOf` gives them. */
export type Make = ReturnType<typeof elementsOf>;
