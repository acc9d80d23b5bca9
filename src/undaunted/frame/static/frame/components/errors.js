// After a form came back with errors, the reader starts at what is wrong.
export function focusFirstError(root) {
  const summary = root.querySelector(".error-summary");
  if (summary) summary.focus();
}
