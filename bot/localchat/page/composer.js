// Below the chat: the text field, commands, files, the reply keyboard, Start.

import { $, el, nameOf, summary } from "./draw.js";
import { openMenu, toast } from "./notices.js";
import { T } from "./texts.js";
import { act, here, isGroup, members, on, person, sendFiles, tell, world } from "./world.js";

const words = $("words");
let about = null;  // { kind: "reply" | "edit", message }
let begun = false;  // Start was pressed; on a phone the screen's keyboard stays away
let folded = false;  // the reply keyboard
const drafts = new Map();  // chat -> what is written but not sent
let drafted = null;

export const commandsHere = () => world.commands[isGroup(here.chat) ? "group" : "private"];

export async function say(text) {
  const replyTo = about?.kind === "reply" ? about.message.message_id : undefined;
  tell("saying");
  if (await act("says", { text, reply_to: replyTo })) {
    tell("said", text);
    setAbout(null);
  }
}

export function setAbout(kind, message) {
  about = kind ? { kind, message } : null;
  $("about").hidden = !about;
  if (!about) return;
  $("about").querySelector("b").textContent = kind === "edit" ? T.editing : nameOf(message);
  $("about").querySelector("p").textContent = summary(message);
  if (kind === "edit") fill(message.text ?? message.caption ?? "");
  words.focus();
}

export function fill(text) {
  words.value = text;
  fit();
  words.focus();
  words.setSelectionRange(text.length, text.length);
}

function fit() {
  words.style.height = "";
  if (words.value) words.style.height = `${Math.min(words.scrollHeight + 2, 140)}px`;
  $("send").disabled = !words.value.trim();
  suggest();
}

async function submit() {
  const text = words.value.trim();
  if (!text) return;
  words.value = "";
  fit();
  if (about?.kind === "edit") {
    const done = await act("edits", { message: about.message.message_id, text });
    if (done) setAbout(null);
    else fill(text);
  } else await say(text);
}

// Commands after "/", people after "@" in a group.
function suggest() {
  const box = $("suggestions"), hit = /(^|\s)([/@])([\w]*)$/.exec(words.value);
  let found = [];
  if (hit?.[2] === "/" && !hit[1]) found = commandsHere().filter((c) => c.command.startsWith(hit[3])).map((c) => [`/${c.command}`, c.description]);
  else if (hit?.[2] === "@" && isGroup(here.chat)) {
    found = [world.bot, ...members(here.chat)].filter((user) => user.username?.startsWith(hit[3])).map((user) => [`@${user.username}`, user.first_name]);
  }
  box.hidden = !found.length;
  box.replaceChildren(...found.map(([text, small], place) => el("button", {
    type: "button", role: "option", "aria-selected": place === 0 ? "true" : "false",
    onclick: () => { if (text[0] === "/") { words.value = ""; fit(); say(text); } else fill(words.value.slice(0, words.value.length - hit[2].length - hit[3].length) + text + " "); } },
  el("b", {}, text), el("span", {}, small))));
}

async function upload(files, photo) {
  if (!files.length) return;
  if (files.some((file) => file.size > 50 * 1048576)) { toast(T.tooBig); return; }
  const text = words.value.trim();
  tell("sending", true);
  const done = await sendFiles(files, photo, text, about?.kind === "reply" ? about.message.message_id : null);
  tell("sending", false);
  if (done) { words.value = ""; fit(); setAbout(null); }
}

// What stands below depends on whether one has begun, and on the keyboard the bot sent.
export function drawBelow() {
  const group = isGroup(here.chat), me = person(here.speaker);
  const fresh = !group && me && (!me.started || me.blocked);
  $("big").hidden = !fresh;
  $("big").textContent = me?.blocked ? T.unblock : T.start;
  $("composer").hidden = fresh || !me;
  const markup = world.chats.get(here.chat)?.keyboard;
  const rows = !fresh && me && markup?.keyboard ? markup.keyboard : [];
  $("keys").hidden = !rows.length;
  $("keys").setAttribute("aria-expanded", String(!folded));
  $("keyboard").hidden = folded || !rows.length;
  $("keyboard").replaceChildren(...rows.map((row) => el("div", {}, ...row.map((key) => el("button", { type: "button", onclick: () => say(key.text) }, key.text)))));
  words.placeholder = markup?.input_field_placeholder ?? T.write;
  if (begun && !fresh) {
    begun = false;
    words.focus();
  }
  tell("drawn");
}

export function chatChanged() {
  if (drafted !== null) drafts.set(drafted, words.value);
  drafted = here.chat;
  words.value = drafts.get(here.chat) ?? "";
  setAbout(null);
  fit();
  drawBelow();
}

export function wire() {
  for (const [id, label] of Object.entries({ words: T.write, commands: T.commands, clip: T.clip, keys: T.keys, send: T.send, "about-off": T.close, keyboard: T.keyboard })) $(id).setAttribute("aria-label", label);
  words.oninput = fit;
  words.onkeydown = (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") { setAbout(null); $("suggestions").hidden = true; }
    if (event.key === "Tab" && !$("suggestions").hidden) { event.preventDefault(); $("suggestions").firstElementChild.click(); }
    if (event.key === "ArrowUp" && !words.value) tell("edit-last");
    if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); submit(); }
  };
  words.onpaste = (event) => {
    const files = [...event.clipboardData.files];
    if (files.length) { event.preventDefault(); upload(files, files.every((file) => file.type.startsWith("image/"))); }
  };
  const phone = $("phone");
  const carries = (event) => event.dataTransfer.types.includes("Files") && !$("composer").hidden;
  phone.ondragover = (event) => { if (carries(event)) { event.preventDefault(); phone.classList.add("drop"); } };
  phone.ondragleave = () => phone.classList.remove("drop");
  phone.ondrop = (event) => {
    phone.classList.remove("drop");
    if (!carries(event)) return;
    event.preventDefault();
    const files = [...event.dataTransfer.files];
    upload(files, files.every((file) => file.type.startsWith("image/")));
  };
  $("composer").onsubmit = (event) => { event.preventDefault(); submit(); words.focus(); };
  $("about-off").onclick = () => { if (about?.kind === "edit") fill(""); setAbout(null); };
  $("big").onclick = () => { begun = matchMedia("(hover: hover)").matches; act(person(here.speaker)?.blocked ? "unblocks" : "starts"); };
  $("keys").onclick = () => { folded = !folded; drawBelow(); };
  $("commands").onclick = () => openMenu(commandsHere().map((c) => [c.description, () => say(`/${c.command}`), `/${c.command}`]), $("commands"));
  $("clip").onclick = () => openMenu([[T.photo, () => $("photos").click()], [T.file, () => $("files").click()]], $("clip"));
  for (const [id, photo] of [["photos", true], ["files", false]]) {
    $(id).onchange = () => { upload([...$(id).files], photo); $(id).value = ""; };
  }
  on("keyboard", (chat) => { if (chat === here.chat) drawBelow(); });
  on("person", drawBelow);
}
