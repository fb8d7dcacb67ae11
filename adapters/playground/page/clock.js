// The playground's clock: shown always, pushed where it can be.

import { status } from "./announce.js";
import { nowText, refreshCountdowns, setNow } from "./times.js";
import { say } from "./words.js";

const shown = document.getElementById("now");
const pushes = document.querySelector(".pushes");
let busy = false;

export function showClock(clock) {
  setNow(clock.now);
  shown.dateTime = clock.now;
  refreshClock();
  pushes.hidden = !clock.pushable;
  setBusy(clock.busy);
}

export function refreshClock() {
  if (!shown.dateTime) return; // the server has not said yet
  const text = nowText();
  if (shown.textContent !== text) shown.textContent = text;
  refreshCountdowns();
}

// `aria-disabled`, not `disabled`: a disabled button would throw the focus away.
function setBusy(is) {
  busy = is;
  pushes.setAttribute("aria-busy", String(is));
  for (const button of pushes.querySelectorAll("button")) button.setAttribute("aria-disabled", String(is));
}

/** `push(by)` resolves with the server's answer, or null when the line broke before it came. */
export function whenPushed(push) {
  for (const button of pushes.querySelectorAll("button")) {
    button.addEventListener("click", async () => {
      if (busy) return;
      setBusy(true);
      status(say("playground.pushing"));
      const done = await push(button.dataset.push);
      setBusy(false);
      status(outcome(done));
    });
  }
}

function outcome(done) {
  if (done === null) return say("playground.push_unknown");
  if (done.failed) return say("playground.failed", { reference: done.failed });
  return done.moved ? say("playground.pushed", { when: nowText() }) : say("playground.nothing_next");
}
