/** Puts an opened door beside the number it belongs to, inside the window. Without script it opens at the window's foot. */
const GAP = 8;
/** How far the page moves before an opened door is left behind, in CSS pixels. */
const LEFT_BEHIND = 60;
let openedAt = 0;

// Before it opens, not after: the page may still have to tell of a scroll that came first.
document.addEventListener("beforetoggle", () => void (openedAt = scrollY), true);

document.addEventListener(
  "toggle",
  (event) => {
    const door = event.target as HTMLElement;
    if (!door.classList.contains("door") || (event as ToggleEvent).newState !== "open") return;
    const button = document.querySelector(`[popovertarget="${door.id}"]`);
    if (!button) return;
    const from = button.getBoundingClientRect();
    const { width, height } = door.getBoundingClientRect();
    const below = from.bottom + GAP;
    const top = below + height > innerHeight ? Math.max(GAP, from.top - GAP - height) : below;
    const left = Math.max(
      GAP,
      Math.min(from.left, document.documentElement.clientWidth - width - GAP),
    );
    door.style.inset = `${top}px auto auto ${left}px`;
  },
  true,
);

// A door stays where it opened; once the page has moved on under it, it would point at something else.
addEventListener(
  "scroll",
  () => {
    if (Math.abs(scrollY - openedAt) > LEFT_BEHIND)
      document.querySelector<HTMLElement>(".door:popover-open")?.hidePopover();
  },
  { passive: true },
);
