// What goes on, within reach: a line for each card of it that has scrolled out of sight, and the way back to it.

import { element, textNodes } from "./spans.js";
import { say } from "./words.js";

export class GoingOn {
  #bar;
  #box;
  #cards = []; // { node, now }: the newest of the room, the newest of one's own
  #drawn = "";

  constructor(bar, box) {
    this.#bar = bar;
    this.#box = box;
    box.addEventListener("scroll", () => this.look());
    new ResizeObserver(() => requestAnimationFrame(() => this.look())).observe(box);
  }

  /** `shown`: what stands in the room, oldest first, each { entry, node }. */
  follow(shown) {
    const living = shown.filter(({ entry }) => entry.now);
    const newest = [false, true].map((own) => living.findLast(({ entry }) => entry.private === own));
    this.#cards = newest.filter(Boolean).map(({ entry, node }) => ({ node, now: entry.now }));
    this.look();
  }

  look() {
    const away = this.#cards.filter(({ node }) => !this.#isInSight(node));
    const drawn = JSON.stringify(away.map(({ node, now }) => [node.dataset.number, now, say("playground.go_to")]));
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const stay = this.#box.scrollHeight - this.#box.scrollTop - this.#box.clientHeight < 2;
    const focused = this.#bar.contains(document.activeElement);
    this.#bar.replaceChildren(...away.map((card) => this.#way(card)));
    this.#bar.hidden = away.length === 0;
    if (stay) this.#box.scrollTop = this.#box.scrollHeight; // the bar has taken a line of the room
    if (focused) (this.#bar.querySelector("button") ?? this.#box).focus({ preventScroll: true });
  }

  #way({ node, now }) {
    const arrow = element("span", "arrow", this.#isAbove(node) ? "↑" : "↓");
    arrow.setAttribute("aria-hidden", "true");
    const to = element("span", "unseen", say("playground.go_to"), " ");
    const made = element("button", "", arrow, to, element("span", "now", ...textNodes(now, () => {})));
    made.type = "button";
    made.addEventListener("click", () => this.#goTo(node));
    return made;
  }

  #goTo(node) {
    node.scrollIntoView({ block: node.offsetHeight > this.#box.clientHeight ? "end" : "nearest" });
    node.focus({ preventScroll: true });
    this.look();
  }

  // Where one would press: a card of which only the foot is seen is one that can be used.
  #isInSight(node) {
    const target = (node.querySelector(".buttons") ?? node).getBoundingClientRect();
    const box = this.#box.getBoundingClientRect();
    const below = box.bottom + this.#bar.offsetHeight; // as if the bar were not there: it must not decide about itself
    return target.top >= box.top - 1 && target.top + Math.min(target.height, 24) <= below + 1;
  }

  #isAbove(node) {
    return node.getBoundingClientRect().top < this.#box.getBoundingClientRect().top;
  }
}
