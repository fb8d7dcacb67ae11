// One entry of a room as an article: a message of the bot, or what somebody said.

import { element, plainText, textNodes } from "./spans.js";
import { timeElement } from "./times.js";
import { say } from "./words.js";

/** `does`: press(button, entry, element), putAway(entry), fetch(entry, index), typeIn(text), nameOf(id), hue(id). */
export function card(entry, hat, does) {
  const made = "said" in entry ? talk(entry, hat, does) : message(entry, hat, does);
  made.dataset.number = entry.number;
  made.dataset.at = entry.at;
  made.tabIndex = -1;
  return made;
}

function talk(entry, hat, does) {
  const by = element("span", "name", entry.name);
  by.dir = "auto";
  const mine = entry.by === hat;
  const line = element("p", "by", by, ...(mine ? [` ${say("playground.you")}`] : []), " ", timeElement(entry.at, "clock"));
  const words = element("p", "words", entry.said);
  words.dir = "auto";
  return element("article", mine ? "talk mine" : "talk", face(entry.name, does.hue(entry.by)), element("div", "", line, words));
}

export function face(name, hue) {
  const made = element("span", `face hue-${hue}`, [...name][0]?.toUpperCase() ?? "");
  made.setAttribute("aria-hidden", "true");
  return made;
}

function message(entry, hat, does) {
  const ring = element("span", "ring");
  ring.setAttribute("aria-hidden", "true");
  const head = element("header", "", ring, element("span", "name", "Circlekeeper"), " ", timeElement(entry.at, "clock"));
  const made = element("article", entry.private ? "card private" : "card", head);
  if (entry.private) head.append(only(hat, does));
  for (const part of entry.parts) made.append(partNode(part, entry, does));
  entry.files.forEach((name, index) => made.append(file(name, () => does.fetch(entry, index))));
  if (entry.answer) made.append(putAway(() => does.putAway(entry)));
  return made;
}

function only(hat, does) {
  const lock = element("span", "lock");
  lock.setAttribute("aria-hidden", "true");
  return element("p", "only", lock, say("playground.only", { name: does.nameOf(hat) }));
}

function partNode(part, entry, does) {
  const text = (spans) => textNodes(spans, does.typeIn);
  switch (part.part) {
    case "heading":
      return element("h3", "", ...text(part.text));
    case "quiet":
      return element("p", "quiet", ...text(part.text));
    case "bullets":
      return element("ul", "", ...part.items.map((item) => element("li", "", ...text(item))));
    case "facts":
      return element("dl", "", ...part.rows.map(([name, value]) => fact(name, text(value))));
    case "buttons":
      return element("div", "buttons", ...part.row.map((button) => buttonNode(button, entry, does)));
    default:
      return element("p", "", ...text(part.text));
  }
}

function fact(name, value) {
  return element("div", "", element("dt", "", name), element("dd", "", ...value));
}

function buttonNode(button, entry, does) {
  const made = element("button", button.style, button.label);
  made.type = "button";
  made.dataset.button = button.id;
  made.addEventListener("click", () => does.press(button, entry, made));
  return made;
}

function file(name, fetch) {
  const made = element("button", "file", say("playground.download", { file: name }));
  made.type = "button";
  made.addEventListener("click", fetch);
  return made;
}

function putAway(done) {
  const made = element("button", "away", say("playground.put_away"));
  made.type = "button";
  made.addEventListener("click", done);
  return made;
}

/** What a card is about: its heading, else its first words. */
export function gist(entry) {
  if ("said" in entry) return entry.said;
  const part = entry.parts.find((each) => each.part === "heading") ?? entry.parts.find((each) => each.text);
  return part ? plainText(part.text) : "";
}
