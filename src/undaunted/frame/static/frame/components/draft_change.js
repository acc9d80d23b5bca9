// What changed between two states of a form, where it is one text alone; else null.
// Letters are counted as the server counts them: whole characters, and a line's end as one.
export function changeBetween(before, after) {
  if (before.length !== after.length) return null;
  const changed = after.filter(([, value], place) => value !== before[place][1]);
  const sameNames = after.every(([name], place) => name === before[place][0]);
  if (!sameNames || changed.length !== 1) return null;
  const [name, value] = changed[0];
  if (after.filter(([other]) => other === name).length !== 1) return null;
  const old = before.find(([other]) => other === name)[1];
  return { name, ...changeOf(letters(old), letters(value)) };
}

function letters(text) {
  return Array.from(text.replaceAll("\r\n", "\n"));
}

function changeOf(old, fresh) {
  const shortest = Math.min(old.length, fresh.length);
  let start = 0;
  while (start < shortest && old[start] === fresh[start]) start += 1;
  let same = 0;
  while (same < shortest - start && old[old.length - 1 - same] === fresh[fresh.length - 1 - same]) {
    same += 1;
  }
  return { start, cut: old.length - start - same, put: fresh.slice(start, fresh.length - same).join("") };
}
