/** Turns the page to the other theme and remembers it; the choice is the only thing this site stores. */
const root = document.documentElement;
const button = document.querySelector("[data-theme-button]");
const system = matchMedia("(prefers-color-scheme: dark)");

const other = () => {
  const now = root.dataset.theme ?? (system.matches ? "dark" : "light");
  return now === "dark" ? "light" : "dark";
};
const label = () => button?.replaceChildren(other() === "dark" ? "Dark" : "Light");

label();
system.addEventListener("change", label);
button?.addEventListener("click", () => {
  root.dataset.theme = other();
  label();
  try {
    localStorage.setItem("theme", root.dataset.theme);
  } catch {
    // storage is blocked: the choice holds until the page is left
  }
});
