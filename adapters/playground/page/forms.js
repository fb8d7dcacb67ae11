// A form of the bot in a dialog, and its questions before what cannot be undone. What was typed is never lost.

import { status } from "./announce.js";
import { fieldFor } from "./fields.js";
import { textNodes } from "./spans.js";
import { say } from "./words.js";

const dialog = document.getElementById("form");
const part = (selector) => dialog.querySelector(selector);

const drafts = new Map(); // who/which form -> what was typed and not sent
let current = null; // { spec, as, send, back, fields, first, busy }
const waiting = [];

/** `as`: { hat, name, room }. `send(given)` resolves with the server's answer. `back()`: where the focus goes. */
export function openForm(spec, as, send, back) {
  const form = { spec, as, send, back, fields: [], first: "", busy: false };
  if (current) waiting.push(form);
  else show(form);
}

function show(form) {
  current = form;
  const { spec, as } = form;
  part("#form-title").textContent = spec.title;
  part(".as").textContent = as.room
    ? say("playground.as_in", { name: as.name, room: as.room })
    : say("playground.as", { name: as.name });
  part(".intro").replaceChildren(...textNodes(spec.intro, () => {}));
  part(".intro").hidden = spec.intro.length === 0;
  part(".trouble").textContent = "";
  part("button.first").textContent = spec.submit;
  ask(form);
  const draft = drafts.get(draftKey(form));
  form.first = typed(form);
  part(".kept").hidden = !draft;
  if (draft) refill(form, JSON.parse(draft));
  if (!dialog.open) dialog.showModal();
  (form.fields[0] ?? { focus: () => part("button.first").focus() }).focus();
}

function ask(form) {
  form.fields = form.spec.fields.map((field) => fieldFor(field));
  part(".fields").replaceChildren(...form.fields.map((field) => field.node));
}

// What the bot put in stands; only what it left empty is filled again.
function refill(form, values) {
  for (const field of form.fields) {
    if (field.name in values && field.value().length === 0) field.put(values[field.name]);
  }
}

function values(form) {
  return Object.fromEntries(form.fields.map((field) => [field.name, field.value()]));
}

function typed(form) {
  return JSON.stringify(values(form));
}

function draftKey({ as, spec }) {
  return `${as.hat}/${spec.id}`;
}

async function submit() {
  const form = current;
  if (form.busy) return;
  for (const field of form.fields) field.complain(field.problem());
  if (complaints(form, form.fields.filter((field) => field.problem()))) return;
  busy(form, true);
  const given = values(form);
  const done = await form.send(given);
  busy(form, false);
  if (current !== form) return; // closed while it was on its way
  if (done.failed) {
    part(".trouble").textContent = say("playground.failed", { reference: done.failed });
    part("button.first").focus();
  } else if (done.again) {
    form.first = ""; // even untouched it holds what somebody typed
    part(".trouble").textContent = done.again;
    part("button.first").focus();
  } else if (done.form) {
    again(form, done.form, given);
  } else {
    drafts.delete(draftKey(form));
    form.first = typed(form);
    dialog.close();
  }
}

// The bot asks once more: either the same with errors, filled in as it was, or the next question.
function again(form, spec, given) {
  drafts.delete(draftKey(form));
  const wrong = spec.fields.filter((field) => field.error);
  show({ ...form, spec, fields: [] });
  if (wrong.length === 0) return;
  refill(current, given);
  current.first = ""; // even untouched it holds what somebody typed
  complaints(current, current.fields.filter((field) => wrong.some(({ name }) => name === field.name)));
}

function complaints(form, wrong) {
  part(".trouble").textContent = wrong.length ? say("playground.look_again", { n: wrong.length }) : "";
  wrong[0]?.focus();
  return wrong.length > 0;
}

function busy(form, is) {
  form.busy = is;
  part("button.first").setAttribute("aria-disabled", String(is));
  dialog.setAttribute("aria-busy", String(is));
}

part("form").addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
part(".close").addEventListener("click", () => dialog.close());
part(".afresh").addEventListener("click", () => {
  drafts.delete(draftKey(current));
  part(".kept").hidden = true;
  ask(current);
  current.fields[0]?.focus();
});

dialog.addEventListener("close", () => {
  const form = current;
  current = null;
  if (typed(form) !== form.first) {
    drafts.set(draftKey(form), typed(form));
    status(say("playground.draft_kept"));
  }
  busy(form, false);
  form.back();
  if (waiting.length) show(waiting.shift());
});

// --- a question with two answers ---

const question = document.getElementById("question");

/** Resolves with true when the answer was yes. Escape is a no. */
export function askFirst(text, { label, style }) {
  question.querySelector("#question-text").textContent = text;
  const yes = question.querySelector('[value="yes"]');
  yes.textContent = label;
  yes.className = style === "careful" ? "careful" : "first";
  question.returnValue = "no";
  question.showModal();
  return new Promise((answered) => {
    question.addEventListener("close", () => answered(question.returnValue === "yes"), { once: true });
  });
}
