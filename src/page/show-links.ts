import type { State } from "../figures/axis.ts";
import { FigureElement } from "./figure-element.ts";

/** Words of the text that move a figure do so in place: the page goes to the figure only where it is out of sight. */
document.addEventListener("click", (event) => {
  const link = (event.target as Element | null)?.closest<HTMLElement>("a.show");
  const figure = link && document.getElementById(link.dataset.figure ?? "");
  if (!link || !(figure instanceof FigureElement)) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  figure.goTo(JSON.parse(link.dataset.state ?? "{}") as State);
  const { top, bottom } = figure.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) figure.scrollIntoView({ block: "center" });
});
