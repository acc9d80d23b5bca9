// Adds a slider below each number from 0 to its most, 100 or 10. It has no position until it is
// touched. A finger sets it by a tap or by sliding along it; one that scrolls the page leaves it.
const A_TAP = 10; // a finger that moved less, in pixels, has tapped

export function upgradeScales(root) {
  for (const scale of root.querySelectorAll("[data-scale]:not([data-ready])")) {
    scale.dataset.ready = "";
    addRange(scale, scale.querySelector("[data-most]"));
  }
}

function addRange(scale, number) {
  const range = document.createElement("input");
  range.type = "range";
  range.className = "scale-range";
  range.min = 0;
  range.max = number.dataset.most;
  range.step = 1;
  range.setAttribute("aria-label", scale.dataset.scale);
  scale.querySelector(".scale-ends").before(range);
  const shown = { range, number, unset: scale.dataset.unset, hint: scale.querySelector(".scale-hint") };
  show(shown);
  range.addEventListener("keydown", (event) => { range.dataset.keys = ""; begin(range, event.key); });
  range.addEventListener("pointerdown", () => { delete range.dataset.keys; });
  const finger = followFinger(shown);
  const told = () => (finger.scrolls() ? show(shown) : tell(shown, rounded(range)));
  range.addEventListener("input", told);
  range.addEventListener("click", told);
  number.addEventListener("input", () => show(shown));
}

// The browser's own slider moves when a finger comes down. Ours waits until it is a tap or a slide.
function followFinger(shown) {
  const { range } = shown;
  let down = null;
  range.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse") return;
    if (down) put(shown, down.before); // a second finger is no tap
    down = { id: event.pointerId, x: event.clientX, before: shown.number.value, slides: false, at: 0 };
  });
  range.addEventListener("pointermove", (event) => {
    if (event.pointerId !== down?.id) return;
    down.slides ||= Math.abs(event.clientX - down.x) > A_TAP;
    if (down.slides) tell(shown, under(range, event.clientX));
  });
  range.addEventListener("pointerup", (event) => {
    if (event.pointerId !== down?.id) return;
    down = null;
    tell(shown, under(range, event.clientX));
  });
  range.addEventListener("pointercancel", (event) => {
    if (event.pointerId !== down?.id) return;
    put(shown, down.before);
    down = null;
  });
  return { scrolls: () => down !== null && !down.slides };
}

// The value where the finger is, by the middle of the handle, from the side where reading begins.
function under(range, x) {
  const box = range.getBoundingClientRect();
  const half = Number.parseFloat(getComputedStyle(range).fontSize);
  const share = Math.min(Math.max((x - box.left - half) / (box.width - 2 * half), 0), 1);
  range.value = (getComputedStyle(range).direction === "rtl" ? 1 - share : share) * range.max;
  return rounded(range);
}

// Untouched, the keys come in from the ends, so that the middle is no suggestion.
function begin(range, key) {
  if (!range.hasAttribute("data-untouched")) return;
  if (key === "ArrowRight" || key === "ArrowUp") range.value = 0;
  if (key === "ArrowLeft" || key === "ArrowDown") range.value = range.max;
}

// By fives under a finger, by ones from the keyboard and on a short scale.
function rounded(range) {
  const exact = "keys" in range.dataset || range.max < 100;
  return String(exact ? range.value : Math.round(range.value / 5) * 5);
}

function tell(shown, value) {
  put(shown, value);
  shown.number.dispatchEvent(new Event("change", { bubbles: true }));
}

function put(shown, value) {
  shown.number.value = value;
  show(shown);
}

function show({ range, number, unset, hint }) {
  const value = Number.parseFloat(number.value.replace(",", "."));
  const empty = Number.isNaN(value);
  range.toggleAttribute("data-untouched", empty);
  range.value = empty ? range.max / 2 : value;
  range.setAttribute("aria-valuetext", empty ? unset : range.value);
  hint.hidden = !empty;
}
