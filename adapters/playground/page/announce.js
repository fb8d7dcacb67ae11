// The one voice for those who listen: what came, in a line, and never a flood.

const GATHER = 400; // milliseconds: what comes together is said together
const MOST = 3; // things said at once; the rest is there to be read

let waiting = [];

export function announce(text) {
  if (waiting.length === 0) setTimeout(speakUp, GATHER);
  waiting.push(text);
}

function speakUp() {
  document.getElementById("announcer").textContent = waiting.slice(-MOST).join(" ");
  waiting = [];
}

/** Seen as well as heard: what the page itself has to say. */
export function status(text) {
  document.getElementById("status").textContent = text;
}
