// Our own spans as elements. Every text goes in as text: nothing that a person wrote can become markup.

import { timeElement, timeText } from "./times.js";
import { say } from "./words.js";

const SAFE = new Set(["https:", "http:", "webcal:"]);

export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** `typeIn(text)` puts something to type where one types. */
export function textNodes(spans, typeIn) {
  return spans.map((span) => (typeof span === "string" ? span : spanNode(span, typeIn)));
}

function spanNode(span, typeIn) {
  if ("words" in span) return isolated("span", "words", span.words);
  if ("who" in span) return who(span);
  if ("when" in span) return timeElement(span.when, span.style, span.zone, span.language);
  if ("strong" in span) return element("strong", "", span.strong);
  if ("link" in span) return link(span);
  return typed(span.typed, typeIn);
}

// Words in another direction must not turn round the line that they stand in.
function isolated(name, className, text) {
  const made = element(name, className, text);
  made.dir = "auto";
  return made;
}

function who({ who: name, you, ping }) {
  const made = isolated("span", "who", name);
  if (you) made.classList.add("you");
  if (you && ping) made.classList.add("called");
  return made;
}

function link({ link: url, label }) {
  const address = new URL(url, location.href);
  if (!SAFE.has(address.protocol)) return label;
  const made = element("a", "", label || url); // one without a label is shown as it is
  made.href = address.href;
  made.target = "_blank";
  made.rel = "noopener noreferrer";
  return made;
}

function typed(text, typeIn) {
  if (!text.startsWith("/circle")) return element("code", "", text);
  const made = element("button", "typed", text);
  made.type = "button";
  made.title = say("playground.type_this");
  made.addEventListener("click", () => typeIn(text));
  return made;
}

export function plainText(spans) {
  return spans.map(spanText).join("");
}

function spanText(span) {
  if (typeof span === "string") return span;
  if ("when" in span) return timeText(span.when, span.style, span.language);
  return span.words ?? span.who ?? span.strong ?? (span.label || span.link) ?? span.typed;
}
