// Keeps words typed into a form on the server, so that a closed tab loses nothing.
// "Kept" is said only of words that the server has said it keeps.
import { changeBetween } from "./draft_change.js";
import { say } from "./draft_sign.js";

const PAUSE_MS = 1200;
const LONGEST_MS = 5000; // who types on and on is not waited for
const AGAIN_MS = 10000;
const LARGE = 20000; // letters; from here on only what changed is sent
const LAST_LETTERS = 15000; // that a browser sends of a page that goes, in any script

export function keepDrafts(root) {
  for (const form of root.querySelectorAll("form[data-draft]:not([data-watched])")) watch(form);
}

function watch(form) {
  form.dataset.watched = "";
  const keeper = new Keeper(form);
  form.addEventListener("input", () => keeper.typed());
  form.addEventListener("change", () => keeper.typed());
  form.addEventListener("paste", () => setTimeout(() => keeper.send()));
  form.addEventListener("submit", () => keeper.stop());
  addEventListener("pageshow", () => keeper.start());
  addEventListener("blur", () => keeper.send());
  addEventListener("online", () => keeper.send());
  document.addEventListener("visibilitychange", () => document.hidden && keeper.send());
  addEventListener("pagehide", () => keeper.send(true));
  addEventListener("beforeunload", (event) => keeper.wouldLose() && event.preventDefault());
}

function wordsOf(form) {
  const told = [...new FormData(form)].filter(([, value]) => typeof value === "string");
  return told.filter(([name]) => name !== "csrfmiddlewaretoken");
}

class Keeper {
  constructor(form) {
    this.form = form;
    this.sign = form.querySelector("[data-draft-sign]");
    this.held = form.querySelector(".error-summary") ? [] : wordsOf(form);
    this.base = "";
    this.since = 0;
    this.sending = null;
    this.stopped = false;
    if (this.isNew()) this.typed();
  }

  isNew() {
    return JSON.stringify(wordsOf(this.form)) !== JSON.stringify(this.held);
  }

  // Whether words would go with the page: then the browser asks before it leaves.
  wouldLose() {
    if (this.stopped || !this.isNew()) return false;
    const failed = ["offline", "refused", "long"].includes(this.outcome);
    const words = wordsOf(this.form);
    const sent = this.changeTo(words)?.get("draft-put") ?? words.map(([, value]) => value).join("");
    return failed || sent.length > LAST_LETTERS;
  }

  typed() {
    if (this.stopped || !this.isNew()) return;
    say(this.sign, "pending");
    const now = Date.now();
    this.since ||= now;
    this.wait(Math.min(PAUSE_MS, Math.max(0, this.since + LONGEST_MS - now)));
  }

  wait(ms) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), ms);
  }

  start() {
    this.stopped = false;
  }

  // The form itself is on its way: a draft that arrives after it would come back.
  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    this.sending?.abort();
  }

  async send(leaving = false) {
    if (this.stopped || !this.isNew() || (this.sending && !leaving)) return;
    clearTimeout(this.timer);
    this.since = 0;
    const words = wordsOf(this.form);
    const change = this.changeTo(words);
    const doing = new AbortController();
    this.sending = doing;
    let outcome = "offline";
    try {
      const answer = await fetch(this.addressFor(change), {
        method: "POST", body: change || new FormData(this.form), credentials: "same-origin",
        keepalive: leaving, redirect: "error", signal: doing.signal,
      });
      outcome = await this.read(answer, words);
    } catch {
      outcome = "offline";
    } finally {
      if (this.sending === doing) this.sending = null;
    }
    this.after(outcome);
  }

  addressFor(change) {
    const { draft, draftChange } = this.form.dataset;
    return change && draftChange ? draftChange : draft;
  }

  changeTo(words) {
    const long = words.reduce((letters, [, value]) => letters + value.length, 0) > LARGE;
    const change = long && this.base ? changeBetween(this.held, words) : null;
    if (!change) return null;
    const body = new FormData();
    const token = this.form.elements.csrfmiddlewaretoken;
    if (token) body.set("csrfmiddlewaretoken", token.value);
    body.set("draft-base", this.base);
    for (const [name, value] of Object.entries(change)) body.set(`draft-${name}`, value);
    return body;
  }

  async read(answer, words) {
    if (answer.status === 409) {
      this.base = "";
      return "changed";
    }
    if (answer.status === 400 || answer.status === 413) return "long";
    if (!answer.ok) return "refused";
    const { kept } = await answer.json();
    if (!kept) return "refused";
    this.base = kept;
    this.held = words;
    return "kept";
  }

  after(outcome) {
    this.outcome = outcome;
    if (this.stopped) return;
    if (outcome === "changed") this.wait(0);
    else if (outcome !== "kept") this.wait(AGAIN_MS);
    else if (this.isNew()) this.wait(PAUSE_MS);
    say(this.sign, outcome === "changed" || (outcome === "kept" && this.isNew()) ? "pending" : outcome);
  }
}
