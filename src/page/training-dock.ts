/** Keeps the training bar at the foot of the window while a figure that follows the training is in view. */
const dock = document.querySelector<HTMLElement>(".training-dock");

if (dock) {
  const inView = new Set<Element>();
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) inView.add(target);
      else inView.delete(target);
    }
    dock.toggleAttribute("data-docked", inView.size > 0);
  });
  for (const figure of document.querySelectorAll("rnn-figure[data-places-update]"))
    if (!dock.contains(figure)) watcher.observe(figure);
}
