/** What hears where a finger or mouse stands, shares of the width and the height, each in [0, 1], and whether it has just come down there. */
type Heard = (x: number, y: number, isPress: boolean) => void;

/** Follows a pointer that presses or drags over the part of a drawing that takes it, if one does. */
export function followPointer(drawing: Element, heard: Heard, signal: AbortSignal): void {
  const area = drawing.querySelector<HTMLElement>("[data-pointer]");
  const follow = (event: PointerEvent) => {
    if (!area || event.button > 0) return;
    if (event.type === "pointerdown" && event.pointerType === "mouse")
      area.setPointerCapture(event.pointerId);
    const { left, top, width, height } = area.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    heard(share(x, width), share(y, height), event.type === "pointerdown");
  };
  area?.addEventListener("pointerdown", follow, { signal });
  area?.addEventListener("pointermove", (event) => event.buttons & 1 && follow(event), { signal });
}

const share = (part: number, whole: number) => Math.max(0, Math.min(1, part / whole));
