// What the browser remembers between two visits: who stands where, the language, what was read. No words of people.

export function recall(name, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(`playground.${name}`)) ?? otherwise;
  } catch {
    return otherwise; // storage is off, or somebody wrote something else there
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(`playground.${name}`, JSON.stringify(value));
  } catch {
    // Storage is off or full: the page works all the same.
  }
}
