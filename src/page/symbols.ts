/** Lights everything that stands for the same symbol or equation: in formulas, strips, code and figures. */
const LIT = "data-lit";
let held: string | undefined;

/** What the element under the pointer or the keyboard stands for, as a selector of all its twins. */
function twinsOf(target: EventTarget | null): string | undefined {
  const element = (target as Element | null)?.closest?.("[data-symbol], [data-equation]");
  if (!element) return undefined;
  const symbol = element.getAttribute("data-symbol");
  if (symbol) return `[data-symbol="${symbol}"]`;
  const equation = element.getAttribute("data-equation");
  return equation ? `[data-equation="${equation}"]` : undefined;
}

function light(selector: string | undefined): void {
  for (const element of document.querySelectorAll(`[${LIT}]`)) element.removeAttribute(LIT);
  if (selector)
    for (const element of document.querySelectorAll(selector)) element.setAttribute(LIT, "");
}

// Without script there is nothing they could do.
for (const button of document.querySelectorAll<HTMLButtonElement>(".symbols button"))
  button.disabled = false;

for (const kind of ["pointerover", "focusin"] as const)
  document.addEventListener(kind, ({ target }) => light(twinsOf(target) ?? resting()));

for (const kind of ["pointerout", "focusout"] as const)
  document.addEventListener(kind, () => light(resting()));

/** What is lit while nothing is pointed at. A page that scrolls away under a pointer takes no light from the keyboard. */
function resting(): string | undefined {
  return held ?? twinsOf(document.activeElement);
}

// A tap has no pointer that stays: it holds the light until the next tap.
document.addEventListener("click", ({ target }) => {
  const selector = twinsOf(target);
  held = selector === held ? undefined : selector;
  light(resting());
});

/** The strips beside equations say what symbols hold where their figure stands. */
document.addEventListener("rnn-shown", (event) => {
  const { id, values } = (event as CustomEvent<{ id: string; values: Record<string, string> }>)
    .detail;
  for (const place of document.querySelectorAll<HTMLElement>(
    `.symbols[data-figure="${id}"] [data-value]`,
  ))
    place.textContent = values[place.dataset.value ?? ""] ?? "";
});
