// Drawing: small helpers, times, formatted text, one message.

import { T } from "./texts.js";
import { person, world } from "./world.js";

const SVG = "http://www.w3.org/2000/svg";
const ZONE = "Asia/Shanghai";

export const $ = (id) => document.getElementById(id);

// An element: attributes starting with "on" are listeners, the rest properties; children are nodes or texts.
export function el(tag, given = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name.includes("-") || name === "role") made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg"), use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}
export function face(name, id, group = false) {
  const made = el("span", { className: `face c${Math.abs(id) % 7}`, "aria-hidden": "true" });
  made.append(group ? icon("group") : name.slice(0, 1));
  return made;
}

const format = (options) => new Intl.DateTimeFormat("zh-CN", { timeZone: ZONE, ...options });
const clockTime = format({ hour: "2-digit", minute: "2-digit", hour12: false });
const monthDay = format({ month: "long", day: "numeric" });
const weekday = format({ weekday: "long" });
const isoDay = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE });
export const time = (instant) => clockTime.format(instant).replace(/^24/, "00");
export const day = (instant) => isoDay.format(instant);
export const dayName = (instant) => `${monthDay.format(instant)} ${weekday.format(instant)}`;
export const shortDay = (instant) => monthDay.format(instant);
export const size = (bytes) => bytes < 1024 ? `${bytes} B` : bytes < 1048576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;

export function nameOf(message) {
  if (message.sender_chat) return message.sender_chat.title;
  return message.bot ? world.bot.first_name : person(message.mine)?.first_name ?? message.from.first_name;
}

// One line that says what a message is, for lists and quotes.
export function summary(message) {
  const service = serviceText(message);
  if (service) return service;
  const words = (message.text ?? message.caption ?? "").replaceAll("\n", " ");
  const kinds = [["photo", T.photoAlt], ["document", message.document?.file_name], ["voice", T.voice], ["sticker", T.sticker], ["contact", T.contact], ["location", T.location]];
  const kind = kinds.find(([key]) => message[key]);
  return kind ? `[${kind[1]}] ${words}` : words || T.unsupported;
}

export function serviceText(message) {
  if (message.new_chat_members) return T.joined(message.new_chat_members.map((user) => user.first_name).join("、"));
  if (message.left_chat_member) return T.left(message.left_chat_member.first_name);
  if (message.new_chat_title) return T.renamed(message.new_chat_title);
  return message.migrate_to_chat_id || message.migrate_from_chat_id ? T.migrated : "";
}

const marks = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre" };
function marked(entity, inner, text, say) {
  const words = text.slice(entity.offset, entity.offset + entity.length);
  switch (entity.type) {
    case "blockquote": case "expandable_blockquote": return el("span", { className: "block" }, ...inner);
    case "spoiler": return el("span", { className: "spoiler", onclick: (event) => event.currentTarget.classList.add("seen") }, ...inner);
    case "url": case "text_link":
      return el("a", { href: entity.url ?? words, target: "_blank", rel: "noopener noreferrer" }, ...inner);
    case "bot_command": return el("a", { className: "go", href: "#", role: "button", onclick: (event) => { event.preventDefault(); say(words); } }, ...inner);
    case "mention": case "hashtag": return el("span", { className: "go" }, ...inner);
    default: return marks[entity.type] ? el(marks[entity.type], {}, ...inner) : el("span", {}, ...inner);
  }
}
// Text with its entities (UTF-16 offsets, as in JavaScript's own strings), nested as they are.
export function formatted(text, entities, say, start = 0, end = text.length) {
  const nodes = [];
  let place = start, rest = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  while (rest.length) {
    const [outer, ...others] = rest;
    const stop = Math.min(outer.offset + outer.length, end), from = Math.max(outer.offset, place);
    const within = others.filter((entity) => entity.offset < stop);
    rest = others.filter((entity) => entity.offset >= stop);
    if (from >= stop) { rest = [...within, ...rest]; continue; }
    if (from > place) nodes.push(text.slice(place, from));
    nodes.push(marked(outer, formatted(text, within, say, from, stop), text, say));
    place = stop;
  }
  if (place < end) nodes.push(text.slice(place, end));
  nodes.forEach((node, at) => {  // a block begins and ends its own line
    if (nodes[at - 1]?.className === "block" && typeof node === "string") nodes[at] = node.replace(/^\n/, "");
  });
  return nodes;
}

function attachments(message, show) {
  if (message.photo) {
    const whole = message.photo.at(-1), source = `file/${whole.file_id}`;
    const image = el("img", { src: source, alt: message.caption ?? T.photoAlt });
    image.style.aspectRatio = `${whole.width} / ${whole.height}`;
    return [el("button", { type: "button", className: "photo", onclick: () => show(source, message.caption), "aria-label": `${T.zoomIn} ${message.caption ?? T.photoAlt}` }, image)];
  }
  if (message.document) {
    const { file_id: id, file_name: name, file_size: bytes } = message.document;
    const disc = el("span", { className: "face" }, icon("file"));
    return [el("a", { className: "doc", href: `file/${id}`, download: name }, disc, el("span", {}, el("b", {}, name), el("small", {}, size(bytes))))];
  }
  const other = [["voice", T.voice], ["sticker", T.sticker], ["contact", T.contact], ["location", T.location]].find(([key]) => message[key]);
  return other ? [el("p", {}, `[${other[1]}]`)] : [];
}

function inlineKeys(message, turning, press) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  const keys = rows.map((row, y) => el("div", {}, ...row.map((key, x) => el("button", {
    type: "button", className: `${turning === key.callback_data && turning !== undefined ? "turning" : ""} ${key.url ? "out" : ""}`,
    "data-key": `${y}.${x}`, "aria-busy": turning === key.callback_data && turning !== undefined ? "true" : null,
    onclick: () => press(message, key) }, key.text))));
  return el("div", { className: "taps", role: "group" }, ...keys);
}

// `does`: say, show, press, menu, jump; `own` whether it is the speaker's; `turning` the data of a spinning button.
export function drawMessage(message, own, group, turning, does) {
  const service = serviceText(message);
  if (service) return el("p", { className: "service" }, service);
  const parts = [];
  if (group && !own) parts.push(el("div", { className: "who" }, nameOf(message)));
  if (message.forward_origin) parts.push(el("div", { className: "who" }, T.forwarded(message.forward_origin.sender_user_name ?? "")));
  const answered = message.reply_to_message;
  if (answered) {
    const name = answered.from.is_bot ? world.bot.first_name : answered.from.first_name;
    parts.push(el("button", { type: "button", className: "quoted", onclick: () => does.jump(answered.message_id) }, el("b", {}, name), el("span", {}, summary(answered))));
  }
  parts.push(...attachments(message, does.show));
  const words = message.text ?? message.caption ?? "";
  const sent = new Date(message.date * 1000);
  const stamp = el("span", { className: "stamp" }, `${message.edit_date && !message.bot ? `${T.edited} ` : ""}${time(sent)}`);
  parts.push(el("div", { className: message.photo && !words ? "text bare" : "text" }, ...formatted(words, message.entities ?? message.caption_entities ?? [], does.say), stamp));
  const keys = inlineKeys(message, turning, does.press);
  const more = el("button", { type: "button", className: "do", "aria-label": T.more, "aria-haspopup": "menu", onclick: (event) => does.menu(message, event.currentTarget) }, icon("more"));
  return el("article", { className: `msg ${own ? "own" : ""} ${keys ? "has-keys" : ""}`, "data-id": message.message_id, "aria-label": nameOf(message),
    oncontextmenu: (event) => { if (getSelection().isCollapsed) { event.preventDefault(); does.menu(message, event); } } },
  el("div", { className: "bubble" }, ...parts), keys, more);
}
