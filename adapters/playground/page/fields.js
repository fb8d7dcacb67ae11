// One question of a form: its label, hint, limit and error, and what was filled in.

import { announce } from "./announce.js";
import { length } from "./composer.js";
import { element } from "./spans.js";
import { say } from "./words.js";

const FEW = 6; // choices that are shown all at once
const SAY_FROM = 20; // characters left from which on the limit is spoken
const INPUTS = { day: "date", time: "time", number: "number" };

/** { node, name, value(), put(value), problem(), complain(text), focus() } */
export function fieldFor(spec) {
  const id = `field-${spec.name}`;
  const parts = spec.kind === "choice" || spec.kind === "people" ? choices(spec, id) : line(spec, id);
  const error = element("p", "error", spec.error);
  error.id = `${id}-error`;
  parts.node.append(error);
  const field = { ...parts, name: spec.name };
  field.problem = () => problem(spec, field.value());
  field.complain = (text) => {
    error.textContent = text;
    error.hidden = !text;
    // Too long is said once, and with one number: the counter gives way, and comes back as one goes on.
    const over = Boolean(text) && text === tooLong(spec, field.value());
    error.toggleAttribute("data-over", over);
    parts.count?.(over);
    for (const each of parts.invalid) each.setAttribute("aria-invalid", String(Boolean(text)));
  };
  field.focus = () => (parts.controls.find((control) => control.checked) ?? parts.controls[0])?.focus();
  field.complain(spec.error);
  parts.controls[0]?.addEventListener("input", () => error.hasAttribute("data-over") && field.complain(""));
  return field;
}

function problem(spec, value) {
  if (spec.required && value.length === 0) return say("playground.required");
  return tooLong(spec, value);
}

function tooLong(spec, value) {
  if (!spec.longest || Array.isArray(value) || !isTyped(spec)) return "";
  const over = length(value) - spec.longest;
  return over > 0 ? say("playground.too_long", { n: over }) : "";
}

function isTyped(spec) {
  return spec.kind === "line" || spec.kind === "essay";
}

function labelText(spec) {
  const optional = element("span", "optional", say("playground.optional"));
  return spec.required ? [spec.label] : [spec.label, " ", optional];
}

function hintFor(spec, id) {
  const hint = element("p", "hint", spec.hint);
  hint.id = `${id}-hint`;
  hint.hidden = !spec.hint;
  return hint;
}

function line(spec, id) {
  const control = document.createElement(spec.kind === "essay" ? "textarea" : "input");
  if (spec.kind === "essay") control.rows = 4;
  else control.type = INPUTS[spec.kind] ?? "text";
  control.id = id;
  control.value = spec.value;
  control.required = spec.required;
  control.dir = "auto";
  control.setAttribute("aria-describedby", `${id}-hint ${id}-counter ${id}-error`);
  const label = element("label", "", ...labelText(spec));
  label.htmlFor = id;
  const node = element("div", "question", label, hintFor(spec, id), control);
  const count = isTyped(spec) ? counted(spec, id, control, node) : null;
  return {
    node,
    count,
    controls: [control],
    invalid: [control],
    value: () => control.value.trim(),
    put: (value) => {
      control.value = value;
      control.dispatchEvent(new Event("input"));
    },
  };
}

/** `silent`: the error says it already. */
function counted(spec, id, control, node) {
  const counter = element("p", "counter");
  counter.id = `${id}-counter`;
  const count = (silent = false) => {
    const typed = length(control.value.trim()); // as it is sent
    const soFar = say("playground.counter", { typed, longest: spec.longest });
    counter.textContent = silent ? "" : tooLong(spec, control.value.trim()) || soFar;
    counter.classList.toggle("over", typed > spec.longest);
    return spec.longest - typed;
  };
  let pause = 0;
  control.addEventListener("input", () => {
    const left = count();
    clearTimeout(pause);
    // Said when one stops typing, and only near the end: a counter that speaks at each key is unbearable.
    if (left < SAY_FROM) pause = setTimeout(() => announce(counter.textContent), 1000);
  });
  count();
  node.append(counter);
  return count;
}

function choices(spec, id) {
  if (spec.kind === "choice" && spec.options.length > FEW) return select(spec, id);
  const legend = element("legend", "", ...labelText(spec));
  const node = element("fieldset", "question", legend, hintFor(spec, id));
  node.setAttribute("aria-describedby", `${id}-hint ${id}-error`);
  const many = spec.kind === "people";
  if (!many) node.role = "radiogroup"; // one of several: wrong as a group, not each
  // One of several cannot be unchosen: what may be left empty says so itself.
  const none = many || spec.required ? [] : [["", say("playground.none"), ""]];
  const controls = [...none, ...spec.options].map(([value, label, line]) => {
    const control = document.createElement("input");
    control.type = many ? "checkbox" : "radio";
    control.name = id;
    control.value = value;
    const words = element("span", "", label);
    if (line) words.append(element("small", "", line));
    node.append(element("label", "option", control, words));
    return control;
  });
  const put = (value) => {
    const chosen = Array.isArray(value) ? value : many ? value.split(/[\s,]+/) : [value];
    for (const control of controls) control.checked = chosen.includes(control.value);
  };
  put(spec.value);
  const chosen = () => controls.filter((control) => control.checked).map((control) => control.value);
  return { node, controls, invalid: many ? controls : [node], value: () => (many ? chosen() : (chosen()[0] ?? "")), put };
}

function select(spec, id) {
  const control = document.createElement("select");
  control.id = id;
  control.required = spec.required;
  control.setAttribute("aria-describedby", `${id}-hint ${id}-error`);
  control.append(nothingYet(spec), ...spec.options.map(([value, label, line]) => new Option(line ? `${label} – ${line}` : label, value)));
  control.value = spec.value;
  const label = element("label", "", ...labelText(spec));
  label.htmlFor = id;
  const node = element("div", "question", label, hintFor(spec, id), control);
  const put = (value) => (control.value = value);
  return { node, controls: [control], invalid: [control], value: () => control.value, put };
}

// Shown until one has chosen; in the list itself only where nothing is an answer, too.
function nothingYet(spec) {
  const option = new Option(spec.required ? "–" : say("playground.none"), "");
  option.hidden = option.disabled = spec.required;
  return option;
}
