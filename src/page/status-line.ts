/** Says a sentence in an element's status line, with a button to try again where that may help. */
export function say(root: Element, sentence: string, retry?: () => void): void {
  const status = root.querySelector(".figure-status");
  if (!status) return;
  status.replaceChildren(sentence);
  if (!retry) return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Try again";
  button.addEventListener("click", retry, { once: true });
  status.append(" ", button);
}
