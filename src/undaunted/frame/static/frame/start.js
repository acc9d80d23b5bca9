// Turns on what makes pages nicer; every page also works without it.
import { upgradeScales } from "./components/scale.js";
import { keepDrafts } from "./components/draft.js";
import { focusFirstError } from "./components/errors.js";
import { tellZone } from "./components/zone.js";
import { openForPrint } from "./components/folds.js";
import { waysOff } from "./components/leave.js";

function start(root) {
  upgradeScales(root);
  keepDrafts(root);
  focusFirstError(root);
}

tellZone();
start(document);
waysOff(document);
openForPrint();
document.addEventListener("htmx:afterSwap", (event) => start(event.target));

// Help now stays reachable without a connection.
if ("serviceWorker" in navigator) {
  addEventListener("load", () => navigator.serviceWorker.register("/worker.js").catch(() => {}));
}
