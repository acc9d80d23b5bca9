// Says below a form whether its words are kept.
// Read out only when something is wrong; else every pause would be read out.
export function say(sign, state) {
  if (!sign) return;
  if (state === "kept" || state === "pending") sign.removeAttribute("role");
  else sign.setAttribute("role", "status");
  sign.dataset.state = state;
  sign.textContent = sign.dataset[state];
}
