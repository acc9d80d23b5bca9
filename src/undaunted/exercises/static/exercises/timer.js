// A stretch of time: begins on a tap, goes on by itself to the one below it, says its end in words.
// Without this script the text says the same. A tone only where it was asked for.
const timers = [...document.querySelectorAll("[data-timer]")];
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let tone = null, sound = null, lock = null;

for (const part of timers) build(part);

function build(part) {
  const total = Number(part.dataset.timer);
  const then = part.querySelector(".timer-then");
  const bar = document.createElement("progress");
  bar.max = total;
  bar.value = 0;
  bar.setAttribute("aria-hidden", "true");
  const left = document.createElement("p");
  left.className = "timer-left";
  left.setAttribute("role", "timer");
  const go = button(part.dataset.begin, "button button-calm");
  const enough = button(part.dataset.skip, "button button-plain");
  enough.hidden = true;
  const row = document.createElement("p");
  row.className = "actions";
  row.append(go, enough);
  part.querySelector(".timer-plain").replaceWith(left, bar, row);
  if (part === timers[0]) row.after(soundBox(part.dataset.sound));
  then.hidden = true;
  const follows = part.previousElementSibling?.matches("[data-timer]");
  row.hidden = bar.hidden = follows;

  const state = { total, passed: 0, since: 0, tick: 0 };
  const show = () => {
    row.hidden = bar.hidden = false;
    const seconds = Math.max(Math.ceil(total - passed(state)), 0);
    left.textContent = `${seconds} ${part.dataset.left}`;
    bar.value = Math.min(passed(state), total);
    if (seconds === 0) finish();
  };
  const begin = () => {
    prepareTone();
    stayAwake();
    Object.assign(state, { since: performance.now(), tick: setInterval(show, 250) });
    go.textContent = part.dataset.pause;
    enough.hidden = false;
    part.dataset.running = "";
  };
  const pause = () => {
    clearInterval(state.tick);
    Object.assign(state, { passed: passed(state), since: 0 });
    go.textContent = part.dataset.on;
    delete part.dataset.running;
  };
  const finish = () => {
    pause();
    state.passed = total;
    part.dataset.over = "";
    then.hidden = false;
    row.hidden = left.hidden = true;
    bar.value = total;
    ring();
    const next = part.nextElementSibling;
    if (next?.matches("[data-timer]:not([data-over])")) setTimeout(() => next.dispatchEvent(new Event("begin")), 1500);
    else lock?.release().catch(() => {});
  };
  go.addEventListener("click", () => (state.since ? pause() : begin()));
  enough.addEventListener("click", finish);
  part.addEventListener("begin", () => {
    if ("over" in part.dataset || state.since) return;
    part.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    begin();
  });
  left.textContent = follows ? part.dataset.follows : `${total} ${part.dataset.left}`;
}

function passed(state) {
  return state.passed + (state.since ? (performance.now() - state.since) / 1000 : 0);
}

function button(words, kind) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = kind;
  made.textContent = words;
  return made;
}

function soundBox(words) {
  const label = document.createElement("label");
  label.className = "timer-sound";
  sound = document.createElement("input");
  sound.type = "checkbox";
  label.append(sound, words);
  return label;
}

function prepareTone() {
  if (sound?.checked && !tone && "AudioContext" in window) tone = new AudioContext();
}

function ring() {
  if (!sound?.checked || !tone) return;
  const wave = tone.createOscillator(), soft = tone.createGain();
  wave.frequency.value = 432;
  soft.gain.setValueAtTime(0.12, tone.currentTime);
  soft.gain.exponentialRampToValueAtTime(0.001, tone.currentTime + 1.8);
  wave.connect(soft).connect(tone.destination);
  wave.start();
  wave.stop(tone.currentTime + 1.8);
}

// A screen that goes dark would stop the minute; where that can't be helped, it goes on unseen.
async function stayAwake() {
  try {
    lock ??= await navigator.wakeLock?.request("screen");
  } catch {
    lock = null;
  }
}
