// Shows one question at a time, with the way back and all of them one tap away.
for (const form of document.querySelectorAll("[data-measure]")) start(form);

function start(form) {
  const questions = [...form.querySelectorAll("[data-question]")];
  if (questions.length < 3 || form.querySelector(".error-summary")) return;
  let at = Math.max(questions.findIndex((one) => !answered(one)), 0);
  const bar = document.createElement("p");
  bar.className = "measure-progress";
  const back = button(form.dataset.back), next = button(form.dataset.next), all = button(form.dataset.all);
  const count = document.createElement("span");
  count.className = "quiet";
  count.setAttribute("role", "status");
  bar.append(back, count, next, all);
  form.querySelector(".measure-end").before(bar);
  form.dataset.single = "";

  function show(place, focus) {
    at = Math.min(Math.max(place, 0), questions.length - 1);
    questions.forEach((one, n) => one.toggleAttribute("data-shown", n === at));
    count.textContent = `${at + 1} ${form.dataset.of} ${questions.length}`;
    back.disabled = at === 0;
    next.hidden = at === questions.length - 1;
    form.toggleAttribute("data-last", at === questions.length - 1);
    if (focus) questions[at].querySelector("input:checked, input")?.focus();
  }

  back.addEventListener("click", () => show(at - 1, true));
  next.addEventListener("click", () => show(at + 1, true));
  all.addEventListener("click", () => { delete form.dataset.single; bar.remove(); });
  form.addEventListener("click", (event) => {
    // A tap on an answer moves on; arrow keys only choose.
    const tapped = event.detail > 0 && event.target.matches("input[type=radio]");
    if (tapped && at < questions.length - 1) setTimeout(() => show(at + 1, true), 160);
  });
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
