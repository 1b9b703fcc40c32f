// What the page knows, and how it asks the server: state, chats, deeds, live events.

export const world = {
  bot: {}, people: new Map(), groups: new Map(), seats: new Map(), last: new Map(),
  chats: new Map(), commands: { private: [], group: [] }, clock: null, online: true,
};
export const here = { chat: null, speaker: null };

const listeners = new Map();
export function on(kind, listener) {
  listeners.set(kind, [...(listeners.get(kind) ?? []), listener]);
}
export function tell(kind, what) {
  for (const listener of listeners.get(kind) ?? []) listener(what);
}

async function answered(response) {
  if (!response.ok) throw Object.assign(new Error(response.status), { status: response.status });
  return response.json();
}
async function ask(path) { return answered(await fetch(path)); }
export async function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return answered(await fetch(path, { method: "POST", headers, body: JSON.stringify(body) }));
}

// A deed of whoever speaks here; a refusal is told, not thrown. Gives whether it was done.
export async function act(deed, more = {}) {
  try {
    await post("api/do", { deed, user: here.speaker, chat: here.chat, ...more });
    return true;
  } catch (error) {
    tell("refused", error);
    return false;
  }
}
export async function sendFiles(files, photo, text, replyTo) {
  const form = new FormData();
  const fields = { user: here.speaker, chat: here.chat, text, reply_to: replyTo ?? "", as: photo ? "photo" : "" };
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  files.forEach((file, place) => form.append(`f${place}`, file, file.name));
  try {
    await answered(await fetch("api/files", { method: "POST", body: form }));
    return true;
  } catch (error) {
    tell("refused", error);
    return false;
  }
}

export const isGroup = (chat) => chat < 0;
export const person = (id) => world.people.get(id);
export const members = (chat) => [...world.people.values()].filter((p) => inside(chat, p.id));
export function inside(chat, user) {
  const seat = world.seats.get(`${chat}:${user}`);
  return Boolean(seat) && !["left", "kicked"].includes(seat.status);
}

async function refresh() {
  const state = await ask("api/state");
  Object.assign(world, { bot: state.bot, commands: state.commands, clock: state.clock });
  world.people = new Map(state.people.map((p) => [p.id, p]));
  world.groups = new Map(state.groups.map((g) => [g.id, g]));
  world.seats = new Map(state.seats.map((s) => [`${s.chat}:${s.user}`, s]));
  world.last = new Map(Object.entries(state.last).map(([chat, m]) => [Number(chat), m]));
  world.chats.clear();
  tell("state");
}

// The messages of a chat, fetched once; events keep them up from then on.
export async function load(chat) {
  if (!world.chats.has(chat)) {
    const room = emptyRoom();
    world.chats.set(chat, room);
    room.ready = fetched(chat, room).catch((error) => {
      world.chats.delete(chat);
      tell("refused", error);
      return room;
    });
  }
  return world.chats.get(chat).ready;
}
const emptyRoom = () => ({ messages: new Map(), more: false, keyboard: null, taps: new Map(), changed: new Set() });
async function fetched(chat, room) {
  const found = await ask(`api/chat/${chat}`);
  const since = [...room.messages.values()];
  room.messages = new Map(found.messages.filter((m) => !room.changed.has(m.message_id)).map((m) => [m.message_id, m]));
  for (const message of since) room.messages.set(message.message_id, message);
  room.messages = new Map([...room.messages].sort(([a], [b]) => a - b));
  room.more = found.more;
  if (!room.keyed) room.keyboard = found.keyboard;
  for (const tap of found.taps) room.taps.set(tap.id, tap);
  return room;
}
export async function loadOlder(chat) {
  const room = world.chats.get(chat);
  const first = room.messages.keys().next().value;
  const found = await ask(`api/chat/${chat}?before=${first}`);
  room.messages = new Map([...found.messages.map((m) => [m.message_id, m]), ...room.messages]);
  room.more = found.more;
}

const heard = {
  post({ message }) {
    const chat = message.chat.id, room = world.chats.get(chat);
    const fresh = !room?.messages.has(message.message_id) && message.message_id > (world.last.get(chat)?.message_id ?? 0);
    if (room) {
      room.changed.add(message.message_id);
      if (message.gone) room.messages.delete(message.message_id);
      else room.messages.set(message.message_id, message);
    }
    if (!message.gone && (fresh || world.last.get(chat)?.message_id === message.message_id)) world.last.set(chat, message);
    tell("message", { chat, message, fresh });
  },
  keyboard({ chat, markup }) {
    const room = world.chats.get(chat);
    if (room) Object.assign(room, { keyboard: markup, keyed: true });
    tell("keyboard", chat);
  },
  tap(tap) {
    const room = world.chats.get(tap.chat);
    if (tap.answer) room?.taps.delete(tap.id);
    else room?.taps.set(tap.id, tap);
    tell("tap", tap);
  },
  typing: (event) => tell("typing", event),
  person(row) {
    const known = world.people.get(row.id);
    if (known) Object.assign(known, { started: row.started, blocked: row.blocked });
    tell("person", row);
  },
  seat(row) { world.seats.set(`${row.chat}:${row.user}`, row); tell("group", row.chat); },
  group(row) {
    if (row.moved_to === null) world.groups.set(row.id, row);
    else world.groups.delete(row.id);
    tell("group", row.moved_to ?? row.id);
  },
  async commands() { world.commands = (await ask("api/state")).commands; },
  clock(event) { world.clock = event; tell("clock", event); },
};

// Opens the stream of events; after a break everything is asked for anew.
export function connect() {
  const stream = new EventSource("api/events");
  stream.onopen = async () => { await refresh(); world.online = true; tell("online", true); };
  stream.onerror = () => { world.online = false; tell("online", false); };
  stream.onmessage = ({ data }) => { const event = JSON.parse(data); heard[event.kind]?.(event); };
}
