// A quick way off the screen: the neutral page takes this page's place in the history.
const TWICE_WITHIN = 900; // milliseconds

export function waysOff(root) {
  const link = root.querySelector("[data-leave]");
  if (!link) return;
  const leave = () => location.replace(link.href);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  let last = -Infinity;
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || event.repeat) return;
    if (event.timeStamp - last < TWICE_WITHIN) leave();
    last = event.timeStamp;
  });
}
