/** The part of a drawing that scrolls under a bar of its own, or all of it: what takes the keyboard. */
export const handleOf = (drawing: HTMLElement): HTMLElement =>
  drawing.querySelector<HTMLElement>("[data-scroll]") ?? drawing;

/** Scrolls a drawing under its own bar, never the page, until the place marked in it is in view. */
export function showMarker(drawing: HTMLElement): void {
  const scroller = drawing.querySelector<HTMLElement>("[data-scroll]");
  const marker = drawing.querySelector("[data-marker]");
  if (!scroller || !marker || scroller.scrollWidth <= scroller.clientWidth) return;
  const [outer, inner] = [scroller.getBoundingClientRect(), marker.getBoundingClientRect()];
  if (inner.left >= outer.left && inner.right <= outer.right) return;
  scroller.scrollLeft += (inner.left + inner.right - outer.left - outer.right) / 2;
}
