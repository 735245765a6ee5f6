/**
 * Keeps the training bar at the foot of the window while a figure that follows the training is in
 * view; a bar that has the keyboard's focus there stays until it has lost it.
 */
const dock = document.querySelector<HTMLElement>(".training-dock");
const bar = dock?.querySelector<HTMLElement>(".figure-drawing");

if (dock && bar) {
  const inView = new Set<Element>();
  const isDocked = () => "docked" in dock.dataset;
  const settle = () => {
    const isHeld = isDocked() && bar.matches(":focus-visible");
    if (!isDocked()) dock.style.setProperty("--room", `${bar.getBoundingClientRect().height}px`);
    dock.toggleAttribute("data-docked", inView.size > 0 || isHeld);
  };
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) inView.add(target);
      else inView.delete(target);
    }
    settle();
  });
  for (const figure of document.querySelectorAll("rnn-figure[data-places-update]"))
    if (!dock.contains(figure)) watcher.observe(figure);
  bar.addEventListener("blur", () => requestAnimationFrame(settle)); // once the focus is elsewhere
  addEventListener("resize", () => {
    dock.removeAttribute("data-docked"); // its room is measured anew
    settle();
  });
}
