// What a room shows to one person: cards in their order, changed in place without losing anybody's focus.

import { card, gist } from "./cards.js";
import { GoingOn } from "./going_on.js";
import { element } from "./spans.js";
import { timeText } from "./times.js";
import { language } from "./words.js";

const NEAR = 90; // pixels: whoever is this near to the end wants to stay there
const LEFT_ABOVE = 8; // pixels over what is brought into view
const SOON = 1500; // milliseconds after an act in which what comes is taken for its answer
const MOVED_ON = ["wheel", "touchmove", "keydown", "pointerdown"]; // by which somebody goes elsewhere themselves

export class Stream {
  #box;
  #newer;
  #does;
  #goingOn;
  #view = "";
  #shown = new Map(); // number -> { text, node, gist, entry, hat }
  #own = null; // what was done here and is being answered: { until, first }

  constructor(box, newer, goingOn, does) {
    this.#box = box;
    this.#goingOn = new GoingOn(goingOn, box);
    this.#newer = newer;
    this.#does = does;
    newer.addEventListener("click", () => {
      this.#toEnd();
      box.focus();
    });
    box.addEventListener("scroll", () => this.#nearEnd && (newer.hidden = true));
    for (const kind of MOVED_ON) box.addEventListener(kind, () => (this.#own = null), { passive: true });
  }

  /** Something was done from here: its answer is brought into view. Call the result once it was carried out. */
  expectAnswer() {
    const own = { until: Infinity, first: null };
    this.#own = own;
    return () => (own.until = performance.now() + SOON);
  }

  /** What this hat may not see in this room is gone at once: the server may be away, and others look on. */
  leaveFor(hat, room) {
    for (const [number, { entry, hat: its }] of [...this.#shown]) {
      const elsewhere = entry.room !== null && entry.room !== room;
      if (elsewhere || (entry.private && its !== hat)) this.remove(number);
    }
  }

  /** Exactly these entries; the ones that are here already stay as they are. `view`: whose, and of which room. */
  draw(entries, hat, view) {
    const stay = view !== this.#view || this.#nearEnd;
    this.#view = view;
    const wanted = new Set(entries.map((entry) => entry.number));
    const answer = entries.find((entry) => entry.answer && !this.#shown.has(entry.number));
    for (const number of [...this.#shown.keys()]) if (!wanted.has(number)) this.remove(number);
    for (const entry of entries) this.#place(entry, hat);
    this.#separate();
    if (stay) this.#toEnd();
    else if (answer && this.#isAnswering) this.#bring(answer.number); // it came while the line was broken
    this.#goingOn.follow(this.#inOrder);
  }

  /** "new", "turned" (its gist is another now), or "same" for what need not be said. */
  show(entry, hat) {
    const stay = this.#nearEnd;
    const before = this.#shown.get(entry.number);
    this.#place(entry, hat);
    this.#separate();
    if (entry.by === hat) this.#toEnd();
    else if (!before && this.#isAnswering) this.#bring(entry.number);
    else if (stay) this.#toEnd();
    else if (!before) this.#newer.hidden = false;
    this.#goingOn.follow(this.#inOrder);
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
    this.#goingOn.follow(this.#inOrder);
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
    this.#shown.set(entry.number, { text, node, gist: gist(entry), entry, hat });
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

  get #inOrder() {
    return [...this.#shown.values()].sort((one, other) => one.entry.number - other.entry.number);
  }

  get #isAnswering() {
    return this.#own !== null && performance.now() < this.#own.until;
  }

  // Several may answer one act: they are read from the first one's beginning.
  #bring(number) {
    this.#own.first ??= number;
    const first = this.#shown.get(this.#own.first)?.node;
    this.#toEnd();
    if (!first) return;
    this.#box.scrollTop = Math.min(this.#box.scrollTop, first.offsetTop - LEFT_ABOVE);
    this.#newer.hidden = this.#nearEnd;
  }

  #toEnd() {
    this.#box.scrollTop = this.#box.scrollHeight;
    this.#newer.hidden = true;
  }
}
