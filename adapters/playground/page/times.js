// Instants, shown in the reader's own clock; countdowns run against the playground's clock.

import { language, localeOf } from "./words.js";

const SHAPES = {
  moment: { weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit" },
  short: { weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit" },
  clock: { hour: "numeric", minute: "2-digit" },
  day: { weekday: "long", day: "numeric", month: "long" },
};

let now = 0; // of the playground, in milliseconds

export function setNow(instant) {
  now = Date.parse(instant);
}

export function nowText() {
  return timeText(now, "short");
}

/** `spoken`: the language of the message that it stands in; without it, the page's. */
export function timeText(instant, style, spoken) {
  if (style === "countdown") return countdown(new Date(instant) - now, spoken || language);
  return written(new Date(instant), SHAPES[style], spoken || language);
}

export function timeElement(instant, style, zone, spoken) {
  const element = document.createElement("time");
  element.dateTime = instant;
  element.dataset.style = style;
  if (spoken) element.lang = spoken;
  element.textContent = timeText(instant, style, spoken);
  element.title = zone ? inZone(instant, zone, spoken || language) : timeText(instant, "moment", spoken);
  return element;
}

/** Every countdown in sight says how long it is now. */
export function refreshCountdowns() {
  for (const element of document.querySelectorAll('time[data-style="countdown"]')) {
    const text = timeText(element.dateTime, "countdown", element.lang);
    if (element.textContent !== text) element.textContent = text;
  }
}

function inZone(instant, zone, spoken) {
  const shape = { ...SHAPES.moment, timeZone: zone, timeZoneName: "short" };
  return written(new Date(instant), shape, spoken);
}

/** French calls the first of a month « 1er », and no browser knows it. */
function written(date, shape, spoken) {
  if (shape.day && yearOf(date, shape.timeZone) !== yearOf(now, shape.timeZone)) shape = { ...shape, year: "numeric" };
  const parts = new Intl.DateTimeFormat(localeOf(spoken), shape).formatToParts(date);
  const first = ({ type, value }) => spoken === "fr" && type === "day" && value === "1";
  return parts.map((part) => (first(part) ? "1er" : part.value)).join("");
}

// A day of another year than the playground's is nowhere without it.
function yearOf(instant, timeZone) {
  return new Intl.DateTimeFormat("en", { year: "numeric", timeZone }).format(instant);
}

function countdown(left, spoken) {
  const unit = new Intl.RelativeTimeFormat(localeOf(spoken));
  const seconds = Math.ceil(left / 1000);
  if (Math.abs(seconds) < 100) return unit.format(seconds, "second");
  const minutes = Math.round(seconds / 60);
  if (Math.abs(minutes) < 100) return unit.format(minutes, "minute");
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 36 ? unit.format(hours, "hour") : unit.format(Math.round(hours / 24), "day");
}
