// The chat itself: opens one, draws its messages, keeps them up as things happen.

import { chatChanged, drawBelow, say, setAbout, wire } from "./composer.js";
import { $, day, dayName, drawMessage, el, face, icon } from "./draw.js";
import * as list from "./list.js";
import { alertBox, openMenu, showPicture, toast } from "./notices.js";
import "./panel.js";
import "./tour.js";
import { T } from "./texts.js";
import { act, connect, here, inside, isGroup, load, loadOlder, members, on, person, tell, world } from "./world.js";

const log = $("log");
const pressed = new Map();  // "chat:message" -> data of the button that spins
let acted = 0;  // when a button was pressed last: what comes of it is to be seen
let missed = 0, typing = 0, doing = "", stuck = true, top = 0;  // stuck: the end stays in sight

const room = () => world.chats.get(here.chat);
const own = (message) => message.mine === here.speaker;
const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 80;

const does = {
  say, show: showPicture,
  jump(id) {
    const found = log.querySelector(`[data-id="${id}"]`);
    if (!found) return;
    found.scrollIntoView({ block: "center", behavior: "smooth" });
    found.classList.add("called");
    setTimeout(() => found.classList.remove("called"), 1500);
  },
  async press(message, key) {
    if (key.url) { open(key.url, "_blank", "noopener"); return; }
    if (key.copy_text) { navigator.clipboard?.writeText(key.copy_text.text); toast(T.copied); return; }
    acted = Date.now();
    pressed.set(`${here.chat}:${message.message_id}`, key.callback_data);
    redraw(message.message_id);
    const chat = here.chat;
    setTimeout(() => release(chat, message.message_id), 60000);  // so long Telegram waits for an answer
    if (await act("taps", { message: message.message_id, data: key.callback_data })) tell("pressed", key.text);
    else release(here.chat, message.message_id);
  },
  menu(message, at) {
    const text = message.text ?? message.caption;
    const entries = [[T.reply, () => setAbout("reply", message)]];
    if (text) entries.push([T.copy, () => { navigator.clipboard?.writeText(text); toast(T.copied); }]);
    if (own(message) && text) entries.push([T.edit, () => setAbout("edit", message)]);
    openMenu(entries, at);
  },
};

function release(chat, message) {
  pressed.delete(`${chat}:${message}`);
  for (const tap of world.chats.get(chat)?.taps.values() ?? []) if (tap.message === message) world.chats.get(chat).taps.delete(tap.id);
  if (chat === here.chat) redraw(message);
}

function turning(id) {
  const tap = [...(room()?.taps.values() ?? [])].find((t) => t.message === id && t.user === here.speaker);
  return pressed.get(`${here.chat}:${id}`) ?? tap?.data;
}

function drawn(message) {
  return drawMessage(message, own(message), isGroup(here.chat), turning(message.message_id), does);
}

// One message changed: its place, the scroll and the focus stay.
function redraw(id) {
  const old = log.querySelector(`[data-id="${id}"]`), message = room()?.messages.get(id);
  if (!old) return;
  if (!message) { old.remove(); return; }
  const end = atEnd(), key = old.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  const fresh = drawn(message);
  fresh.classList.toggle("next", old.classList.contains("next"));
  old.replaceWith(fresh);
  if (key !== undefined) (fresh.querySelector(`[data-key="${key}"]`) ?? fresh.querySelector("[data-key]") ?? log).focus({ preventScroll: true });
  if (end) toEnd();
  tell("drawn");
}

function append(message, before) {
  const sent = new Date(message.date * 1000);
  if (!before || day(new Date(before.date * 1000)) !== day(sent)) log.append(el("p", { className: "day" }, dayName(sent)));
  const made = drawn(message);
  if (before?.mine === message.mine) made.classList.add("next");
  log.append(made);
}

function toEnd() {
  log.scrollTop = log.scrollHeight;
  top = log.scrollTop;
  stuck = true;
  missed = 0;
  $("to-end").hidden = true;
}

function drawAll() {
  const messages = [...(room()?.messages.values() ?? [])];
  log.replaceChildren();
  if (room()?.more) log.append(el("button", { type: "button", className: "older", onclick: older }, T.older));
  if (!messages.length) log.append(el("p", { className: "empty" }, emptyWords()));
  messages.forEach((message, place) => append(message, messages[place - 1]));
}

function emptyWords() {
  if (here.chat === null) return T.noChat;
  return !isGroup(here.chat) && !person(here.speaker)?.started ? T.welcome(world.bot.first_name) : T.nothing;
}

async function older() {
  const height = log.scrollHeight;
  await loadOlder(here.chat);
  drawAll();
  log.scrollTop = log.scrollHeight - height;
  stuck = false;
}

function drawHead() {
  const group = isGroup(here.chat), me = person(here.speaker), title = group ? world.groups.get(here.chat)?.title : world.bot.first_name;
  $("title").textContent = title ?? "";
  const disc = group ? face(title ?? " ", here.chat, true) : el("span", { className: "face", "aria-hidden": "true" }, el("img", { src: "icon.svg", alt: "" }));
  $("face").replaceWith(Object.assign(disc, { id: "face" }));
  const people = group ? members(here.chat) : [];
  $("speaker").hidden = !group || !people.length;
  $("speaker").replaceChildren(...people.map((p) => el("option", { value: String(p.id), selected: p.id === here.speaker }, p.first_name)));
  const names = [...(inside(here.chat, world.bot.id) ? [world.bot.first_name] : []), ...people.map((p) => p.first_name)];
  const rest = group ? names.join("、") : me?.blocked ? T.blocked : me ? T.iAm(me.first_name, me.role) : "";
  $("doing").textContent = doing || rest || "";
  $("doing").classList.toggle("live", Boolean(doing));
  $("chat-menu").hidden = here.chat === null;
}

async function openChat(chat) {
  here.chat = chat;
  const group = chat !== null && isGroup(chat);
  if (!group) here.speaker = chat;
  else if (!inside(chat, here.speaker)) here.speaker = members(chat)[0]?.id ?? null;
  $("app").dataset.view = chat === null ? "list" : "chat";
  if (chat !== null) { await load(chat); list.seen(chat); }
  if (here.chat !== chat) return;  // another one was opened meanwhile
  doing = "";
  drawHead();
  drawAll();
  chatChanged();
  toEnd();
  list.draw();
  tell("opened", chat);
}

function fromAddress() {
  const chat = Number(location.hash.slice(1));
  if (world.people.has(chat) || world.groups.has(chat)) return openChat(chat);
  const wide = matchMedia("(min-width: 760px)").matches;
  if (wide && world.people.size) { history.replaceState(null, "", `#${world.people.keys().next().value}`); return fromAddress(); }
  return openChat(null);
}

function showDoing(text) {
  doing = text;
  clearTimeout(typing);
  log.querySelector(".dots")?.remove();
  if (text) {
    const end = atEnd();
    log.append(el("div", { className: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")));
    if (end) toEnd();
    typing = setTimeout(() => showDoing(""), 5000);
  }
  drawHead();
}

on("state", fromAddress);
on("online", (up) => { $("offline").hidden = up; });
on("refused", (error) => toast(error.status === 409 ? T.impossible : T.offline));
on("typing", ({ chat, action }) => { if (chat === here.chat) showDoing(action === "typing" ? T.typing : T.uploading); });
on("sending", (up) => { $("doing").textContent = up ? T.sending : ""; if (!up) drawHead(); });
on("person", drawHead);
on("group", async (chat) => { if (chat === here.chat) await openChat(chat); });
on("message", ({ chat, message, fresh }) => {
  if (chat !== here.chat || !room()) return;
  if (message.bot) showDoing("");
  if (log.querySelector(`[data-id="${message.message_id}"]`)) { redraw(message.message_id); return; }
  if (message.gone || !room().messages.has(message.message_id) || !fresh) return;
  const before = [...room().messages.values()].at(-2), end = atEnd() || own(message) || Date.now() - acted < 3000;
  log.querySelector(".empty")?.remove();
  append(message, before);
  if (end) toEnd();
  else { missed += 1; $("to-end").hidden = false; $("to-end").querySelector("b").textContent = missed; }
  tell("drawn");
});
on("tap", (tap) => {
  if (!tap.answer) return;
  release(tap.chat, tap.message);
  if (tap.chat !== here.chat || tap.user !== here.speaker || !tap.answer.text) return;
  if (tap.answer.show_alert) alertBox(tap.answer.text);
  else toast(tap.answer.text);
});
on("speaker", speak);
on("edit-last", () => {
  const last = [...(room()?.messages.values() ?? [])].filter((m) => own(m) && m.text).at(-1);
  if (last) setAbout("edit", last);
});

function speak(user) {
  here.speaker = user;
  drawHead();
  drawAll();
  toEnd();
  drawBelow();
  tell("opened", here.chat);
}

function chatMenu() {
  const me = person(here.speaker);
  if (!isGroup(here.chat)) return me?.blocked ? [[T.unblock, () => act("unblocks")]] : [[T.block, () => act("blocks")]];
  return inside(here.chat, world.bot.id) ? [[T.removeBot, () => act("removes_bot")]] : [[T.addBot, () => act("adds_bot")]];
}

document.title = T.app;
document.querySelector("h1").textContent = T.app;
for (const [id, text] of [["people-title", T.people], ["groups-title", T.groups], ["offline", T.offline]]) $(id).textContent = text;
for (const [id, text] of [["theme", T.theme], ["larger", T.larger], ["open-panel", T.panel], ["panel-too", T.panel], ["close-panel", T.close], ["back", T.back], ["chat-menu", T.chatMenu], ["log", T.log], ["to-end", T.toEnd], ["speaker", T.speaker]]) $(id).setAttribute("aria-label", text);
$("to-end").onclick = toEnd;
$("back").onclick = () => { location.hash = ""; };
$("chat-menu").onclick = () => openMenu(chatMenu(), $("chat-menu"));
$("speaker").onchange = () => speak(Number($("speaker").value));
log.onscroll = () => {
  if (atEnd()) stuck = true;
  else if (log.scrollTop < top) stuck = false;  // somebody scrolled up; a keyboard only makes less room
  top = log.scrollTop;
  if (stuck && missed) toEnd();
  $("to-end").hidden = stuck;
};
const sizes = new ResizeObserver(() => { if (stuck) toEnd(); });  // keyboards come and go
sizes.observe(log);
log.addEventListener("load", () => { if (stuck) toEnd(); }, true);
onhashchange = fromAddress;
document.onvisibilitychange = () => { if (!document.hidden && here.chat !== null) list.seen(here.chat); };
log.ondragover = (event) => event.preventDefault();
wire();
connect();
