// The page's own words, from the catalogues in bot/locales. No sentence stands in the code.

let phrases = {};
let plural = new Intl.PluralRules("en");

export let language = "en";

export async function speak(wanted) {
  const answer = await fetch(`/playground/words/${wanted}.json`);
  if (!answer.ok) throw new Error("no words");
  phrases = await answer.json();
  language = wanted;
  plural = new Intl.PluralRules(wanted);
  document.documentElement.lang = wanted;
  relabel(document);
}

/** For dates and numbers: the reader's own, where it fits the language. */
export function localeOf(wanted) {
  return navigator.languages.find((each) => each.startsWith(wanted)) ?? (wanted === "en" ? "en-GB" : wanted);
}

export function say(key, values = {}) {
  const phrase = phrases[key] ?? key;
  const template = Array.isArray(phrase) ? phrase[plural.select(values.n) === "one" ? 0 : 1] : phrase;
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Puts the words into everything that says by an attribute which words it wants. */
export function relabel(root) {
  for (const element of root.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of root.querySelectorAll("[data-say-label]")) {
    element.setAttribute("aria-label", say(element.dataset.sayLabel));
  }
}
