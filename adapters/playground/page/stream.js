// What a room shows to one person: cards in their order, changed in place without losing anybody's focus.

import { card, gist } from "./cards.js";
import { element } from "./spans.js";
import { timeText } from "./times.js";
import { language } from "./words.js";

const NEAR = 90; // pixels: whoever is this near to the end wants to stay there

export class Stream {
  #box;
  #newer;
  #does;
  #view = "";
  #shown = new Map(); // number -> { text, node, gist }

  constructor(box, newer, does) {
    this.#box = box;
    this.#newer = newer;
    this.#does = does;
    newer.addEventListener("click", () => {
      this.#toEnd();
      box.focus();
    });
    box.addEventListener("scroll", () => this.#nearEnd && (newer.hidden = true));
  }

  /** Exactly these entries; the ones that are here already stay as they are. `view`: whose, and of which room. */
  draw(entries, hat, view) {
    const stay = view !== this.#view || this.#nearEnd;
    this.#view = view;
    const wanted = new Set(entries.map((entry) => entry.number));
    for (const number of [...this.#shown.keys()]) if (!wanted.has(number)) this.remove(number);
    for (const entry of entries) this.#place(entry, hat);
    this.#separate();
    if (stay) this.#toEnd();
  }

  /** "new", "turned" (its gist is another now), or "same" for what need not be said. */
  show(entry, hat) {
    const stay = this.#nearEnd;
    const before = this.#shown.get(entry.number);
    this.#place(entry, hat);
    this.#separate();
    if (stay || entry.by === hat) this.#toEnd();
    else if (!before) this.#newer.hidden = false;
    if (!before) return "new";
    return before.gist === gist(entry) ? "same" : "turned";
  }

  remove(number) {
    const known = this.#shown.get(number);
    if (!known) return;
    const next = known.node.nextElementSibling ?? known.node.previousElementSibling;
    if (known.node.contains(document.activeElement)) (next?.matches("article") ? next : this.#box).focus();
    known.node.remove();
    this.#shown.delete(number);
    this.#separate();
  }

  get isEmpty() {
    return this.#shown.size === 0;
  }

  /** The button of this meaning, in this entry or anywhere; it may have been drawn anew. */
  button(id, number) {
    const all = [...this.#box.querySelectorAll("[data-button]")].filter((each) => each.dataset.button === id);
    return all.find((each) => each.closest("article").dataset.number === String(number)) ?? all.at(-1);
  }

  #place(entry, hat) {
    const text = JSON.stringify([entry, hat, language]);
    const known = this.#shown.get(entry.number);
    if (known?.text === text) return;
    const node = card(entry, hat, this.#does);
    if (known) this.#replace(known.node, node);
    else this.#insert(entry.number, node);
    this.#shown.set(entry.number, { text, node, gist: gist(entry) });
  }

  #insert(number, node) {
    const later = [...this.#box.querySelectorAll("article")].find((each) => Number(each.dataset.number) > number);
    this.#box.insertBefore(node, later ?? null);
  }

  #replace(old, node) {
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    old.replaceWith(node);
    if (!focused) return;
    const same = [...node.querySelectorAll("button")].find(
      (button) => button.dataset.button === focused.dataset.button && button.textContent === focused.textContent,
    );
    (same ?? node).focus({ preventScroll: true });
  }

  // A pushed clock jumps over days: each day says its name once.
  #separate() {
    for (const old of this.#box.querySelectorAll(".day")) old.remove();
    let day = "";
    for (const article of this.#box.querySelectorAll("article")) {
      const its = timeText(article.dataset.at, "day");
      if (its !== day) article.before(element("p", "day", its));
      day = its;
    }
  }

  get #nearEnd() {
    const box = this.#box;
    return box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
  }

  #toEnd() {
    this.#box.scrollTop = this.#box.scrollHeight;
    this.#newer.hidden = true;
  }
}
