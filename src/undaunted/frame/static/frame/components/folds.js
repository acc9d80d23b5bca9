// Paper shows what is folded: each fold opens for the print, and closes again after it.
export function openForPrint() {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")].map((fold) => [fold, fold.name]);
    for (const [fold] of opened) {
      fold.name = ""; // folds of one name close each other
      fold.open = true;
    }
  });
  addEventListener("afterprint", () => {
    for (const [fold, name] of opened) {
      fold.open = false;
      fold.name = name;
    }
    opened = [];
  });
}
