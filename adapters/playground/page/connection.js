// The websocket: comes back by itself, asks for the whole state again, and sends again what was not answered.

const FIRST_WAIT = 300; // milliseconds
const LONGEST_WAIT = 8000;

export class Connection {
  #socket = null;
  #wait = FIRST_WAIT;
  #retry = 0;
  #look = null;
  #number = 0;
  #unanswered = new Map(); // id of the act -> { act, answered }
  #once = new Map(); // acts that must not be sent again -> answered
  #hear;
  #changed;

  /** `hear(what)`: what the server says. `changed(connected)`: the line came or went. */
  constructor(hear, changed) {
    this.#hear = hear;
    this.#changed = changed;
    addEventListener("online", () => this.#hurry());
    document.addEventListener("visibilitychange", () => document.hidden || this.#hurry());
  }

  get #open() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  connect() {
    clearTimeout(this.#retry);
    const address = new URL("/playground/live", location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const socket = new WebSocket(address);
    this.#socket = socket;
    socket.addEventListener("open", () => this.#greet());
    socket.addEventListener("message", (event) => this.#read(JSON.parse(event.data)));
    socket.addEventListener("close", () => this.#lost(socket));
  }

  /** What the page wants to see, now and after every reconnection. */
  look(language, panes) {
    this.#look = { what: "look", number: ++this.#number, language, zone: Intl.DateTimeFormat().resolvedOptions().timeZone, panes };
    if (this.#open) this.#socket.send(JSON.stringify(this.#look));
  }

  /** Carried out once, however often the line breaks; resolves with the server's answer. */
  act(act) {
    const id = newId();
    const whole = { ...act, id };
    return new Promise((answered) => {
      this.#unanswered.set(id, { whole, answered });
      if (this.#open) this.#socket.send(JSON.stringify(whole));
    });
  }

  /** Sent now or not at all; resolves with null when nobody can say what became of it. */
  actNow(act) {
    if (!this.#open) return Promise.resolve(null);
    const id = newId();
    return new Promise((answered) => {
      this.#once.set(id, answered);
      this.#socket.send(JSON.stringify({ ...act, id }));
    });
  }

  #greet() {
    this.#wait = FIRST_WAIT;
    this.#changed(true);
    if (this.#look) this.#socket.send(JSON.stringify(this.#look));
    for (const { whole } of this.#unanswered.values()) this.#socket.send(JSON.stringify(whole));
  }

  #read(what) {
    if (what.look !== undefined && what.look !== this.#number) return; // drawn for an older look
    if (what.what !== "done") return this.#hear(what);
    this.#unanswered.get(what.id)?.answered(what);
    this.#unanswered.delete(what.id);
    this.#once.get(what.id)?.(what);
    this.#once.delete(what.id);
  }

  #lost(socket) {
    if (socket !== this.#socket) return;
    for (const answered of this.#once.values()) answered(null);
    this.#once.clear();
    this.#changed(false);
    // A little chance, so that many pages do not come back in the same instant.
    this.#retry = setTimeout(() => this.connect(), this.#wait * (0.7 + Math.random() * 0.6));
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
  }

  #hurry() {
    if (this.#socket?.readyState === WebSocket.CLOSED) this.connect();
  }
}

// crypto.randomUUID is missing where the page is neither on loopback nor behind TLS.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
