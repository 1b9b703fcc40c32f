// The list at the left: who one may be, the groups, what was said last, what is unread.

import { $, day, el, face, nameOf, shortDay, summary, time } from "./draw.js";
import { T } from "./texts.js";
import { here, inside, isGroup, on, tell, world } from "./world.js";

const unread = new Map();  // chat -> how many of the bot's (or others') messages were not seen

export const unreadOf = (chat) => unread.get(chat) ?? 0;
export function seen(chat) {
  if (unread.delete(chat)) draw();
}

function entry(chat, name, role, group) {
  const last = world.last.get(chat), count = unreadOf(chat);
  const sent = last && new Date(last.date * 1000);
  const today = sent && day(sent) === day(world.clock ? new Date(world.clock.now) : new Date());
  const line = last ? (group ? `${nameOf(last)}：` : "") + summary(last) : "";
  return el("li", {}, el("button", {
    type: "button", "aria-current": here.chat === chat ? "true" : null, "data-chat": chat,
    "aria-label": `${name} ${role} ${count ? T.unread(count) : ""}`, onclick: () => { location.hash = chat; } },
  face(name, chat, group),
  el("span", { className: "about" },
    el("span", {}, el("span", { className: "name" }, name), sent ? el("span", { className: "when" }, today ? time(sent) : shortDay(sent)) : null),
    role ? el("span", {}, el("span", { className: "role" }, role)) : null,
    line ? el("span", {}, el("span", { className: "last" }, line), count ? el("span", { className: "badge" }, String(count)) : null) : null)));
}

export function draw() {
  const active = document.activeElement?.dataset?.chat;
  const people = [...world.people.values()].map((p) => entry(p.id, p.first_name, p.role, false));
  const groups = [...world.groups.values()].map((g) => {
    const count = [...world.people.keys()].filter((user) => inside(g.id, user)).length + (inside(g.id, world.bot.id) ? 1 : 0);
    return entry(g.id, g.title, T.members(count), true);
  });
  $("people").replaceChildren(...people);
  $("groups").replaceChildren(...groups);
  $("groups-title").hidden = !groups.length;
  if (active) document.querySelector(`[data-chat="${active}"]`)?.focus();
  const all = [...unread.values()].reduce((sum, count) => sum + count, 0);
  document.title = all ? `(${all}) ${T.app}` : T.app;
  tell("drawn");
}

on("state", draw);
on("person", draw);
on("group", draw);
on("clock", draw);
on("message", ({ chat, message, fresh }) => {
  const looking = here.chat === chat && !document.hidden;
  const own = isGroup(chat) ? message.mine === here.speaker : !message.bot;
  if (fresh && !looking && !own && !message.gone) unread.set(chat, unreadOf(chat) + 1);
  draw();
});
