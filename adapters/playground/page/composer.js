// The line in which one types: commands for the bot, talk for the room.

import { announce } from "./announce.js";
import { Completion, offersFor } from "./completion.js";
import { say } from "./words.js";

export const LONGEST = 4000; // characters, as in inbound.py
const COUNT_FROM = 3600;
const MOST_REMEMBERED = 30;

export class Composer {
  #form;
  #input;
  #send;
  #completion;
  #sent = []; // what was sent from here, for the arrow up
  #back = 0;

  /** `send(text)` resolves with the server's answer. `house` knows the commands and the people. */
  constructor(form, index, house, send) {
    this.#form = form;
    this.#input = form.querySelector("textarea");
    this.#send = send;
    this.#completion = new Completion(this.#input, form.querySelector(".choices"), `choices-${index}`, (text) =>
      offersFor(text, house.commands, house.people),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#input.addEventListener("input", () => this.#count());
    this.#input.addEventListener("keydown", (event) => this.#enter(event));
    this.#input.addEventListener("keydown", (event) => this.#recall(event));
  }

  relabel(room, name) {
    this.#input.setAttribute("aria-label", say("playground.write", { room, name }));
    this.#input.placeholder = say("playground.placeholder");
    this.#count();
  }

  typeIn(text) {
    this.#put(text.trim() === "/circle" ? text : `${text} `);
    this.focus();
  }

  focus() {
    this.#input.focus();
    // A dialog that closes gives the focus back without the caret (Chromium): keys would go nowhere.
    this.#input.setSelectionRange(this.#input.value.length, this.#input.value.length);
  }

  async #submit() {
    const text = this.#input.value;
    if (length(text) > LONGEST) announce(this.#tooLong());
    if (!text.trim() || length(text) > LONGEST) return;
    this.#sent = [...this.#sent, text].slice(-MOST_REMEMBERED);
    this.#back = 0;
    this.#put("");
    this.#completion.close(); // it would lie over the answer
    this.#trouble("");
    const done = await this.#send(text);
    if (!done.failed) return;
    if (!this.#input.value) this.#put(text); // nothing that was typed is lost
    this.#trouble(say("playground.failed", { reference: done.failed }));
  }

  // As everywhere where one chats: Enter sends, Shift and Enter go on below. Not while a letter is being composed.
  #enter(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#form.requestSubmit();
  }

  #put(text) {
    this.#input.value = text;
    this.#count();
  }

  #trouble(text) {
    const trouble = this.#form.querySelector(".trouble");
    trouble.textContent = text;
    trouble.hidden = !text;
    trouble.role = "alert";
  }

  #tooLong() {
    const over = length(this.#input.value) - LONGEST;
    return over > 0 ? say("playground.too_long", { n: over }) : "";
  }

  #count() {
    const counter = this.#form.querySelector(".counter");
    const typed = length(this.#input.value);
    counter.hidden = typed < COUNT_FROM;
    counter.textContent = this.#tooLong() || say("playground.counter", { typed, longest: LONGEST });
    counter.classList.toggle("over", typed > LONGEST);
    this.#input.setAttribute("aria-invalid", String(typed > LONGEST));
    this.#grow();
  }

  // Where the style sheet cannot let it grow by itself.
  #grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.#input.style.height = "auto";
    this.#input.style.height = `${this.#input.scrollHeight + 2}px`;
  }

  #recall(event) {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    const at = this.#sent.length - this.#back;
    const isOurs = this.#input.value === "" || (this.#input.value === this.#sent[at] && this.#isAtEdge(event.key));
    const back = this.#back + (event.key === "ArrowUp" ? 1 : -1);
    if (!isOurs || back < 0 || back > this.#sent.length) return;
    event.preventDefault();
    this.#back = back;
    this.#put(this.#sent[this.#sent.length - back] ?? "");
  }

  // Within several lines the arrows go from line to line.
  #isAtEdge(key) {
    const { value, selectionStart } = this.#input;
    return !value.includes("\n") || selectionStart === (key === "ArrowUp" ? 0 : value.length);
  }
}

/** As people and the server count: an emoji is not two. */
export function length(text) {
  return [...text].length;
}
