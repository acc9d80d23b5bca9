// The rows of takes: how long each was, its little picture, and the button that plays it.
const BARS = 32;
const SVG = "http://www.w3.org/2000/svg";

export const said = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

export class Take {
  constructor(row, words) {
    this.row = row;
    this.words = words;
    this.levels = [];
    this.hear = row.querySelector("[data-hear]");
    this.hear.addEventListener("click", () => this.toggle());
  }

  part(name) { return this.row.querySelector(`[data-${name}]`); }

  begins() {
    this.row.dataset.state = "running";
    this.lasts(0);
  }

  lasts(seconds) { this.part("length").textContent = said(seconds); }

  heard(level) {
    this.levels.push(level);
    this.draw(this.levels.slice(-BARS));
  }

  // Over: with a sound to hear again, or only said.
  ends(sound) {
    this.row.dataset.state = "said";
    if (!sound) return;
    this.draw(thinned(this.levels));
    this.audio = new Audio(sound);
    this.audio.addEventListener("ended", () => this.quiet());
    this.part("mark").hidden = true;
    this.hear.hidden = false;
  }

  draw(levels) {
    this.part("wave").toggleAttribute("hidden", levels.length === 0);
    this.part("hint").hidden = levels.length > 0;
    this.part("wave").replaceChildren(...levels.map(bar));
  }

  toggle() {
    if (!this.audio.paused) return this.quiet();
    this.row.dispatchEvent(new CustomEvent("plays", { bubbles: true }));
    this.hear.dataset.playing = "";
    this.part("does").textContent = this.words.hush;
    this.audio.play();
  }

  quiet() {
    if (!this.audio) return;
    this.audio.pause();
    this.audio.currentTime = 0;
    delete this.hear.dataset.playing;
    this.part("does").textContent = this.words.play;
  }

  // Let it go: the sound is taken out of memory.
  forget() {
    this.quiet();
    if (this.audio) URL.revokeObjectURL(this.audio.src);
    this.audio = null;
    this.levels = [];
    delete this.row.dataset.state;
    this.draw([]);
    this.part("length").textContent = "";
    this.part("mark").hidden = false;
    this.hear.hidden = true;
  }
}

function bar(level, place) {
  const rect = document.createElementNS(SVG, "rect"), high = Math.max(level * 22, 2);
  const size = { x: place * 4 + 1, y: 12 - high / 2, width: 2.2, height: high, rx: 1 };
  for (const [name, value] of Object.entries(size)) rect.setAttribute(name, value);
  return rect;
}

// As many levels as there are bars, each the loudest of its share.
function thinned(levels) {
  const share = Math.max(levels.length / BARS, 1), bars = Math.min(levels.length, BARS);
  return Array.from({ length: bars }, (_, at) =>
    Math.max(...levels.slice(Math.floor(at * share), Math.floor((at + 1) * share))));
}
