// Shows one question at a time, with the way back and all of them one tap away.
// A tap on an answer chooses it, and Next alone moves on: so nothing is ever skipped by two taps.
for (const form of document.querySelectorAll("[data-measure]")) start(form);

function start(form) {
  const questions = [...form.querySelectorAll("[data-question]")];
  if (questions.length < 3 || form.querySelector(".error-summary, .measure-gaps")) return;
  let at = Math.max(questions.findIndex((one) => !answered(one)), 0);
  const bar = document.createElement("p");
  bar.className = "measure-progress";
  const back = button(form.dataset.back), next = button(form.dataset.next), all = button(form.dataset.all);
  const count = document.createElement("span");
  count.className = "quiet";
  count.setAttribute("role", "status");
  bar.append(back, count, next, all);
  const open = document.createElement("div");
  open.className = "measure-open actions";
  form.querySelector(".measure-rule").before(bar, open);
  form.dataset.single = "";

  function show(place, focus) {
    at = Math.min(Math.max(place, 0), questions.length - 1);
    questions.forEach((one, n) => one.toggleAttribute("data-shown", n === at));
    count.textContent = `${at + 1} ${form.dataset.of} ${questions.length}`;
    back.disabled = at === 0;
    next.hidden = at === questions.length - 1;
    if (at === questions.length - 1) form.dataset.last = "";
    listOpen();
    if (focus) questions[at].querySelector("input:checked, input")?.focus();
  }

  // Once the last was reached: what is still open, each a way there. The one in sight is not listed.
  function listOpen() {
    const left = form.dataset.last === undefined ? [] : questions.flatMap(
      (one, n) => (n === at || answered(one) ? [] : [n]));
    open.replaceChildren();
    if (left.length === 0) return;
    open.append(form.dataset.openOnes);
    for (const n of left) {
      const way = button(String(n + 1));
      way.setAttribute("aria-label", `${form.dataset.question} ${n + 1}`);
      way.addEventListener("click", () => show(n, true));
      open.append(way);
    }
  }

  back.addEventListener("click", () => show(at - 1, true));
  next.addEventListener("click", () => show(at + 1, true));
  all.addEventListener("click", () => { delete form.dataset.single; bar.remove(); open.remove(); });
  form.addEventListener("change", listOpen);
  show(at, false);
}

function answered(question) {
  const number = question.querySelector("[data-most]");
  return number ? number.value !== "" : question.querySelector("input:checked") !== null;
}

function button(words) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button-plain";
  made.textContent = words;
  return made;
}
