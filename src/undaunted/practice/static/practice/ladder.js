// Dragging rungs; the buttons do the same without it.
const list = document.querySelector("[data-order]");
let dragged = null;

function send() {
  const body = new FormData();
  for (const rung of list.querySelectorAll("[data-rung]")) body.append("rung", rung.dataset.rung);
  body.append("csrfmiddlewaretoken", list.querySelector("[name=csrfmiddlewaretoken]").value);
  fetch(list.dataset.order, { method: "POST", body, credentials: "same-origin" }).then((answer) => {
    if (!answer.ok) location.reload();
  });
}

if (list) {
  list.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("[data-rung]");
    if (dragged) dragged.dataset.dragging = "";
  });
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest("[data-rung]");
    if (!dragged || !over || over === dragged) return;
    event.preventDefault();
    const box = over.getBoundingClientRect();
    over[event.clientY < box.top + box.height / 2 ? "before" : "after"](dragged);
  });
  list.addEventListener("drop", (event) => event.preventDefault());
  list.addEventListener("dragend", () => {
    if (!dragged) return;
    delete dragged.dataset.dragging;
    dragged = null;
    send();
  });
}
