// Keeps words typed into a form on the server, so that a closed tab loses nothing.
const PAUSE_MS = 1200;

export function keepDrafts(root) {
  for (const form of root.querySelectorAll("form[data-draft]:not([data-kept])")) {
    form.dataset.kept = "";
    let timer = 0;
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => send(form), PAUSE_MS);
    });
    form.addEventListener("change", () => {
      clearTimeout(timer);
      timer = setTimeout(() => send(form), PAUSE_MS);
    });
    form.addEventListener("submit", () => {
      clearTimeout(timer);
      form.dataset.sent = "";
    });
    addEventListener("pagehide", () => "sent" in form.dataset || send(form, true));
  }
}

async function send(form, leaving = false) {
  const sign = form.querySelector("[data-draft-sign]");
  try {
    const answer = await fetch(form.dataset.draft, {
      method: "POST", body: new FormData(form), keepalive: leaving, credentials: "same-origin",
    });
    if (sign && answer.ok) sign.textContent = sign.dataset.kept;
  } catch {
    if (sign) sign.textContent = sign.dataset.notKept;
  }
}
