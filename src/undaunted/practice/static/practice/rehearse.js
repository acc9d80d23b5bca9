// Saying it aloud: one round button, a minute round it, three takes. Nothing leaves this tab.
import { canRecord, startTake } from "./recorder.js";
import { Take, said } from "./takes.js";

const LONGEST_S = 60;
const root = document.querySelector("[data-rehearse]");
const find = (name) => root.querySelector(`[data-${name}]`);
const main = find("main"), words = find("clock").dataset, tells = find("said"), timer = find("timer");
const list = root.querySelector(".takes");
const takes = [...root.querySelectorAll("[data-take]")].map((row) => new Take(row, list.dataset));
let records = canRecord(), at = 0, began = 0, ticking = 0, recording = null, asking = false;

document.querySelector("[data-without]").hidden = true;
for (const part of root.querySelectorAll("[data-clock]")) part.hidden = false;
if (!records) tells.textContent = tells.dataset.none;
find("onward").textContent = find("onward").dataset.skip;
main.addEventListener("click", press);
timer.addEventListener("click", () => { withoutSound(""); main.focus(); });
list.addEventListener("plays", () => takes.forEach((take) => take.quiet()));
addEventListener("pagehide", startOver);
show("ready");

function show(state) {
  main.dataset.state = state === "ready" ? (records ? "record" : "start") : state;
  find("word").textContent = words[main.dataset.state];
  timer.hidden = state !== "ready" || !records;
  for (const take of takes) take.hear.disabled = state === "stop";
}

function press() {
  if (asking) return;
  if (main.dataset.state === "stop") finish();
  else if (main.dataset.state === "again") startOver();
  else begin();
}

async function begin() {
  const wanted = records;
  takes.forEach((take) => take.quiet());
  asking = true;
  recording = wanted ? await startTake((level) => takes[at].heard(level)).catch(refused) : null;
  asking = false;
  if (recording || !wanted) run();
}

function refused(fault) {
  const shut = fault.name === "NotAllowedError";
  withoutSound(shut ? tells.dataset.refused : tells.dataset.none);
  return null;
}

function run() {
  took(0);
  began = Date.now();
  takes[at].begins();
  tells.textContent = recording ? tells.dataset.running : "";
  ticking = setInterval(tick, 250);
  show("stop");
}

function tick() {
  const seconds = Math.floor((Date.now() - began) / 1000);
  took(Math.min(seconds, LONGEST_S));
  takes[at].lasts(Math.min(seconds, LONGEST_S));
  if (seconds >= LONGEST_S) finish();
}

function took(seconds) {
  find("time").textContent = said(seconds);
  root.querySelector(".clock-run").setAttribute("stroke-dasharray", `${seconds} ${LONGEST_S}`);
}

async function finish() {
  clearInterval(ticking);
  const over = recording;
  recording = null;
  takes[at].ends(over ? await over.stop() : null);
  at += 1;
  const full = at === takes.length;
  tells.textContent = full ? tells.dataset.full : over ? tells.dataset.kept : "";
  find("onward").textContent = find("onward").dataset.done;
  show(full ? "again" : "ready");
}

// The timer alone, from here on.
function withoutSound(why) {
  records = false;
  tells.textContent = why;
  show("ready");
}

function startOver() {
  clearInterval(ticking);
  recording?.drop();
  recording = null;
  takes.forEach((take) => take.forget());
  at = 0;
  took(0);
  tells.textContent = "";
  show("ready");
}
