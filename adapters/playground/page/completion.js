// What could be typed next, over the line: a list in the way of the ARIA practices. The line can be several.

import { element } from "./spans.js";

const MOST = 12;
const COMMANDS = ["/circle", "/cercle"]; // as in inbound.py

export class Completion {
  #input;
  #list;
  #suggest;
  #offers = [];
  #active = -1;

  /** `suggest(text)`: offers { text, label, help } that each would replace the whole line. */
  constructor(input, list, id, suggest) {
    this.#input = input;
    this.#list = list;
    this.#suggest = suggest;
    list.id = id;
    input.setAttribute("aria-controls", id);
    input.addEventListener("input", () => this.#offer());
    input.addEventListener("keydown", (event) => this.#key(event));
    input.addEventListener("blur", () => this.close());
  }

  close() {
    this.#offers = [];
    this.#draw();
  }

  #offer() {
    const atEnd = this.#input.selectionStart === this.#input.value.length;
    this.#offers = atEnd ? this.#suggest(this.#input.value).slice(0, MOST) : [];
    this.#draw();
  }

  #draw() {
    this.#active = -1;
    this.#list.replaceChildren(...this.#offers.map((offer, index) => this.#choice(offer, index)));
    this.#list.hidden = this.#offers.length === 0;
    this.#input.removeAttribute("aria-activedescendant");
  }

  #choice(offer, index) {
    const label = element("span", "label", offer.label);
    const made = element("li", "", label, " ", element("span", "help", offer.help));
    made.id = `${this.#list.id}-${index}`;
    made.role = "option";
    made.setAttribute("aria-selected", "false");
    // Not `click`: the line would lose the focus, and the list with it, before the click came.
    made.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      this.#take(offer);
    });
    return made;
  }

  #key(event) {
    if (this.#offers.length === 0 || event.isComposing) return;
    const offer = this.#offers[this.#active];
    if (event.key === "ArrowDown") this.#move(1);
    else if (event.key === "ArrowUp") this.#move(-1);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && offer) this.#take(offer);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation(); // the key was for the list alone
  }

  #move(by) {
    const count = this.#offers.length;
    this.#active = this.#active < 0 && by < 0 ? count - 1 : (this.#active + by + count) % count;
    [...this.#list.children].forEach((choice, index) => {
      choice.setAttribute("aria-selected", String(index === this.#active));
    });
    const choice = this.#list.children[this.#active];
    this.#input.setAttribute("aria-activedescendant", choice.id);
    choice.scrollIntoView({ block: "nearest" });
  }

  #take(offer) {
    this.#input.value = offer.text;
    this.close();
  }
}

/** Offers for a line: the command's words after `/`, people after `@`. */
export function offersFor(text, commands, people) {
  const typed = /^(\/\S*)(?:\s+(\S*))?$/.exec(text.toLowerCase());
  const command = typed && COMMANDS.find((each) => (typed[2] === undefined ? each.startsWith(typed[1]) : each === typed[1]));
  if (command) {
    const begun = typed[2] ?? "";
    return commands
      .filter(([word]) => word.startsWith(begun) && word !== begun)
      .map(([word, help]) => ({ text: `${command} ${word} `, label: `${command} ${word}`, help }));
  }
  const mention = /^(.*(?:^|\s)@)([^@]*)$/s.exec(text);
  if (!mention) return [];
  const [, before, begun] = mention;
  return people
    .filter(({ name }) => name.toLowerCase().startsWith(begun.toLowerCase()) && name !== begun)
    .map(({ name }) => ({ text: `${before}${name} `, label: `@${name}`, help: "" }));
}
