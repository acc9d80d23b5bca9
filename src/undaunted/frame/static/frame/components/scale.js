// Adds a slider below each number from 0 to its most, 100 or 10. It has no position until it is touched.
export function upgradeScales(root) {
  for (const scale of root.querySelectorAll("[data-scale]:not([data-ready])")) {
    scale.dataset.ready = "";
    addRange(scale, scale.querySelector("input[type=number]"));
  }
}

function addRange(scale, number) {
  const range = document.createElement("input");
  range.type = "range";
  range.className = "scale-range";
  range.min = 0;
  range.max = number.max || 100;
  range.step = 1;
  range.setAttribute("aria-label", scale.dataset.scale);
  scale.querySelector(".scale-ends").before(range);
  show(range, number, scale.dataset.unset);
  range.addEventListener("input", () => {
    number.value = rounded(range);
    show(range, number, scale.dataset.unset);
    number.dispatchEvent(new Event("change", { bubbles: true }));
  });
  range.addEventListener("keydown", (event) => { range.dataset.keys = ""; begin(range, event.key); });
  range.addEventListener("pointerdown", () => { delete range.dataset.keys; });
  range.addEventListener("click", () => range.dispatchEvent(new Event("input")));
  number.addEventListener("input", () => show(range, number, scale.dataset.unset));
}

// Untouched, the keys come in from the ends, so that the middle is no suggestion.
function begin(range, key) {
  if (!range.hasAttribute("data-untouched")) return;
  if (key === "ArrowRight" || key === "ArrowUp") range.value = 0;
  if (key === "ArrowLeft" || key === "ArrowDown") range.value = range.max;
}

// By fives under a finger, by ones from the keyboard and on a short scale.
function rounded(range) {
  return "keys" in range.dataset || range.max < 100 ? range.value : Math.round(range.value / 5) * 5;
}

function show(range, number, unset) {
  const empty = number.value === "";
  range.toggleAttribute("data-untouched", empty);
  range.value = empty ? range.max / 2 : number.value;
  range.setAttribute("aria-valuetext", empty ? unset : number.value);
}
