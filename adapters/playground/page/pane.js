// One view: a room, who one is in it, what is shown there, and the line in which one types.

import { face } from "./cards.js";
import { Composer } from "./composer.js";
import { element } from "./spans.js";
import { Stream } from "./stream.js";
import { relabel, say } from "./words.js";

export class Pane {
  #index;
  #house;
  #does;
  #root;
  #stream;
  #composer;

  /** `does`: moved(), act(pane, act, room, back), press(...), newcomer(pane), putAway(...), fetch(...). */
  constructor(index, { room, hat }, house, does) {
    this.#index = index;
    this.room = room;
    this.hat = hat;
    this.#house = house;
    this.#does = does;
    const copy = document.getElementById("pane").content.cloneNode(true);
    this.#root = copy.querySelector(".pane");
    this.#root.querySelector("h2").id = `pane-${index}`;
    this.#root.setAttribute("aria-labelledby", `pane-${index}`);
    this.#composer = new Composer(copy.querySelector(".composer"), index, house, (text) => this.#send(text));
    const [stream, newer, goingOn] = [".stream", ".newer", ".going-on"].map((each) => copy.querySelector(each));
    this.#stream = new Stream(stream, newer, goingOn, this.#deeds());
    document.getElementById("panes").append(copy);
  }

  get roomName() {
    return say(`playground.room_${this.room}`);
  }

  get name() {
    return this.#house.nameOf(this.hat);
  }

  get title() {
    return say("playground.pane", { room: this.roomName, name: this.name });
  }

  get shortTitle() {
    return say("playground.view", { room: this.roomName, name: this.name });
  }

  draw(entries) {
    this.#stream.draw(entries, this.hat, `${this.room}/${this.hat}`);
    this.#quiet();
  }

  show(entry) {
    const how = this.#stream.show(entry, this.hat);
    this.#quiet();
    return how;
  }

  remove(number) {
    this.#stream.remove(number);
    this.#quiet();
  }

  /** After the room or the hat has changed. */
  moved() {
    this.#stream.leaveFor(this.hat, this.room);
    this.#quiet();
  }

  /** Before something is done from here; the result is called when it was carried out. */
  expectAnswer() {
    return this.#stream.expectAnswer();
  }

  onScreen(is) {
    this.#root.classList.toggle("aside", !is);
  }

  focus() {
    this.#composer.focus();
  }

  /** The focus goes back to the button that was pressed, or to the line where it was typed. */
  focusOn(buttonId, number) {
    const button = this.#stream.button(buttonId, number);
    if (button) button.focus({ preventScroll: true }); // the answer may stand elsewhere by now, and in view
    else this.#composer.focus();
  }

  /** Everything but the entries: who there is, who is meant, in which language. */
  dress() {
    relabel(this.#root);
    const all = this.#root;
    all.querySelector("h2").textContent = this.title;
    all.querySelector(".stream").setAttribute("aria-label", say("playground.stream", { room: this.roomName }));
    this.#choose(".rooms", "room", this.#house.rooms, (room) => [say(`playground.room_${room}`)]);
    this.#choose(".hats", "hat", this.#house.people.map(({ id }) => id), (id) => this.#hat(id));
    all.querySelector(".hats").append(this.#newcomer());
    this.#composer.relabel(this.roomName, this.name);
    this.dots();
    this.#quiet();
  }

  dots() {
    for (const dot of this.#root.querySelectorAll(".dot")) {
      dot.hidden = !this.#house.hasUnread(dot.dataset.hat);
      dot.firstChild.textContent = say("playground.unread");
    }
  }

  #choose(selector, what, ids, inside) {
    const box = this.#root.querySelector(selector);
    const focused = box.contains(document.activeElement) ? document.activeElement.value : null;
    const legend = box.querySelector("legend");
    const options = ids.map((id) => {
      const radio = element("input", "");
      radio.type = "radio";
      radio.name = `${what}-${this.#index}`;
      radio.value = id;
      radio.checked = id === this[what];
      radio.addEventListener("change", () => this.#move(what, id));
      return element("label", what, radio, ...inside(id));
    });
    box.replaceChildren(legend, ...options);
    if (focused !== null) box.querySelector(`input[value="${CSS.escape(focused)}"]`)?.focus();
  }

  #hat(id) {
    const name = this.#house.nameOf(id);
    const label = element("span", "name", name);
    label.dir = "auto";
    const dot = element("span", "dot", element("span", "unseen"));
    dot.dataset.hat = id;
    return [face(name, this.#house.hue(id)), label, dot];
  }

  #newcomer() {
    const plus = element("span", "plus", "+");
    plus.setAttribute("aria-hidden", "true");
    const made = element("button", "newcomer", plus, element("span", "long", say("playground.newcomer")));
    made.title = say("playground.newcomer");
    made.type = "button";
    made.addEventListener("click", () => this.#does.newcomer(this));
    return made;
  }

  #move(what, id) {
    this[what] = id;
    this.#does.moved();
  }

  #send(text) {
    const act = { what: "line", room: this.room, hat: this.hat, text };
    return this.#does.act(this, act, this.room, () => this.#composer.focus());
  }

  #deeds() {
    return {
      press: (button, entry, pressed) => this.#does.press(this, button, entry, pressed),
      putAway: (entry) => this.#does.putAway(this, entry),
      fetch: (entry, file) => this.#does.fetch(this, entry, file),
      typeIn: (text) => this.#composer.typeIn(text),
      nameOf: (id) => this.#house.nameOf(id),
      hue: (id) => this.#house.hue(id),
    };
  }

  #quiet() {
    const box = this.#root.querySelector(".stream");
    box.querySelector(".empty")?.remove();
    if (!this.#stream.isEmpty) return;
    const start = element("button", "typed", "/circle");
    start.type = "button";
    start.addEventListener("click", () => this.#composer.typeIn("/circle"));
    const [before, after] = say("playground.empty", { command: "\u0000" }).split("\u0000");
    box.append(element("p", "empty", before, start, after));
  }
}
