// A minute of breathing, from this page alone: no network, and only words under reduced motion.
const IN_S = 4;
const OUT_S = 6;
const BREATHS = 6;

for (const part of document.querySelectorAll("[data-breath]")) {
  part.addEventListener("toggle", () => (part.open ? begin(part) : stop(part)));
}

function begin(part) {
  const word = part.querySelector(".breath-word");
  part.dataset.running = "";
  let second = 0;
  part.timer = setInterval(() => {
    if (second >= BREATHS * (IN_S + OUT_S)) return finish(part, word);
    const inside = second % (IN_S + OUT_S);
    const inward = inside < IN_S;
    if (inside === 0 || inside === IN_S) word.textContent = inward ? part.dataset.in : part.dataset.out;
    second += 1;
  }, 1000);
}

function finish(part, word) {
  stop(part);
  word.textContent = part.dataset.done;
}

function stop(part) {
  clearInterval(part.timer);
  delete part.dataset.running;
}
