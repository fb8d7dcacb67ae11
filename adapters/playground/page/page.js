// The page as a whole: two panes, one clock, one connection.

import { announce, status } from "./announce.js";
import { gist } from "./cards.js";
import { refreshClock, showClock, whenPushed } from "./clock.js";
import { Connection } from "./connection.js";
import { askFirst, openForm } from "./forms.js";
import { recall, remember } from "./memory.js";
import { Pane } from "./pane.js";
import { language, say, speak } from "./words.js";

const HUES = 8;
const LONGEST_NEWS = 140; // characters of one announcement
const PATIENCE = 700; // milliseconds before a lost line is worth a word
const NAMED_FIRST = [
  { room: "garden", hat: "ana" },
  { room: "garden", hat: "ben" },
];

const house = {
  rooms: ["garden", "kitchen"],
  people: [],
  commands: [],
  private: {}, // the newest private thing of each person
  read: recall("read", {}),
  nameOf: (id) => house.people.find((person) => person.id === id)?.name ?? "",
  hue: (id) => Math.max(0, house.people.findIndex((person) => person.id === id)) % HUES,
  hasUnread: (id) => (house.private[id] ?? 0) > (house.read[id] ?? 0),
};

const does = {
  moved() {
    remember("panes", panes.map(({ room, hat }) => ({ room, hat })));
    for (const pane of panes) pane.moved();
    readAll();
    dress();
    look();
  },

  async act(pane, act, room, back) {
    const { hat } = pane;
    const done = await answered(pane, act);
    if (done.form) {
      const as = { hat, name: house.nameOf(hat), room: room && say(`playground.room_${room}`) };
      let id = done.form.id;
      const send = async (given) => {
        const answer = await answered(pane, { what: "submit", room, hat, form: id, given });
        id = answer.form?.id ?? id;
        return answer;
      };
      openForm(done.form, as, send, back);
    }
    return done;
  },

  async press(pane, button, entry, pressed) {
    if (pressed.getAttribute("aria-disabled") === "true") return;
    const back = () => pane.focusOn(button.id, entry.number);
    if (button.confirm && !(await askFirst(button.confirm, button))) return back();
    back();
    pressed.setAttribute("aria-disabled", "true");
    const act = { what: "press", room: entry.room, hat: pane.hat, button: button.id };
    const done = await does.act(pane, act, entry.room, back);
    pressed.removeAttribute("aria-disabled");
    if (done.failed) status(say("playground.failed", { reference: done.failed }));
  },

  newcomer(pane) {
    const name = { name: "name", kind: "line", label: say("playground.newcomer_name"), hint: "", required: true };
    const field = { ...name, longest: 80, options: [], value: "", error: "" };
    const title = say("playground.newcomer_title");
    const spec = { id: "", title, intro: [], submit: say("playground.newcomer_come"), fields: [field] };
    const arrive = async (given) => {
      const done = await connection.act({ what: "arrive", name: given.name });
      if (done.user === null) return { form: { ...spec, fields: [{ ...field, error: say("playground.house_full") }] } };
      if (done.user) {
        pane.hat = done.user;
        does.moved();
      }
      return done;
    };
    openForm(spec, { hat: pane.hat, name: pane.name, room: pane.roomName }, arrive, () => pane.focus());
  },

  putAway(pane, entry) {
    connection.act({ what: "put_away", hat: pane.hat, entry: entry.number });
  },

  async fetch(pane, entry, file) {
    const done = await connection.act({ what: "fetch", hat: pane.hat, entry: entry.number, file });
    if (done.failed) return status(say("playground.failed", { reference: done.failed }));
    const content = Uint8Array.from(atob(done.file.content), (character) => character.charCodeAt(0));
    const address = URL.createObjectURL(new Blob([content], { type: done.file.media_type }));
    const link = document.createElement("a");
    link.href = address;
    link.download = done.file.name;
    link.click();
    URL.revokeObjectURL(address);
  },
};

async function answered(pane, act) {
  if (!saidSo) status(""); // what was said of an act before is over; that the line is lost is not
  const carriedOut = pane.expectAnswer();
  const done = await connection.act(act);
  carriedOut();
  return done;
}

// --- what the server says ---

const hear = {
  state(state) {
    const { rooms, people, commands } = state;
    Object.assign(house, { rooms, people, commands, private: state.private });
    if (backToKnownPeople()) return does.moved();
    showClock(state.clock);
    readAll();
    dress();
    panes.forEach((pane, index) => pane.draw(state.panes[index]));
  },
  entry({ pane, entry }) {
    const how = panes[pane].show(entry);
    if (how !== "same" && entry.by !== panes[pane].hat) tell(entry, panes[pane]);
  },
  gone({ number }) {
    for (const pane of panes) pane.remove(number);
  },
  people({ people }) {
    house.people = people;
    dress();
  },
  private(news) {
    house.private = news.private;
    readAll();
    for (const pane of panes) pane.dots();
  },
  clock: showClock,
};

// Somebody who was made up in another house is not known in this one.
function backToKnownPeople() {
  const strangers = panes.filter((pane) => !house.people.some(({ id }) => id === pane.hat));
  for (const pane of strangers) pane.hat = house.people[panes.indexOf(pane)].id;
  return strangers.length > 0;
}

function readAll() {
  for (const { hat } of panes) house.read[hat] = Math.max(house.private[hat] ?? 0, 0);
  remember("read", house.read);
}

let told = "";

function tell(entry, pane) {
  const text = [...gist(entry)].slice(0, LONGEST_NEWS).join("");
  const news = `${entry.number} ${text}`;
  if (news === told) return; // both panes look into the same room
  told = news;
  if ("said" in entry) announce(say("playground.heard_talk", { name: entry.name, text }));
  else if (entry.private) announce(say("playground.heard_private", { name: pane.name, text }));
  else announce(say("playground.heard", { text }));
}

// --- the whole ---

const views = [...document.querySelectorAll("[data-view]")];

function dress() {
  panes.forEach((pane, index) => {
    pane.dress();
    views[index].textContent = pane.shortTitle;
  });
  refreshClock();
}

function view(chosen) {
  views.forEach((button, index) => button.setAttribute("aria-pressed", String(index === chosen)));
  panes.forEach((pane, index) => pane.onScreen(index === chosen));
}

function look() {
  connection.look(language, panes.map(({ room, hat }) => ({ room, hat })));
}

async function changeLanguage(wanted) {
  try {
    await speak(wanted);
  } catch {
    return status(say("playground.away")); // the words cannot be had just now
  }
  remember("language", wanted);
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === wanted));
  }
  dress();
  status("");
  look();
}

function placesOfLastTime() {
  const places = recall("panes", NAMED_FIRST);
  const isKnown = ({ room, hat }) => house.rooms.includes(room) && typeof hat === "string";
  return Array.isArray(places) && places.length === 2 && places.every(isKnown) ? places : NAMED_FIRST;
}

let lost = 0; // the timer of a lost line; 0 while there is one
let saidSo = false;

function changed(connected) {
  if (connected) {
    clearTimeout(lost);
    if (saidSo) status(say("playground.back"));
    lost = 0;
    saidSo = false;
  } else {
    lost ||= setTimeout(() => {
      saidSo = true;
      status(say("playground.away"));
    }, PATIENCE);
  }
}

const connection = new Connection((what) => hear[what.what](what), changed);
const panes = placesOfLastTime().map((place, index) => new Pane(index, place, house, does));

views.forEach((button, index) => button.addEventListener("click", () => view(index)));
view(0);
whenPushed((by) => connection.actNow({ what: "push", by }));
for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => changeLanguage(button.dataset.language));
}
const preferred = navigator.language.startsWith("fr") ? "fr" : "en";
await changeLanguage(recall("language", preferred));
connection.connect();
