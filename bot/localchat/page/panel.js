// The panel at the right: the bot's clock, on small screens a drawer; light or dark, larger type.

import { $, day, dayName, el, shortDay, time } from "./draw.js";
import { toast } from "./notices.js";
import { T } from "./texts.js";
import { on, post, tell, world } from "./world.js";

let offset = 0;  // milliseconds by which the bot's clock is ahead of ours

export const botNow = () => new Date(Date.now() + offset);

function tick() {
  const now = botNow();
  $("now").querySelector("time").textContent = time(now);
  $("now").querySelector("span").textContent = dayName(now);
}

function jumpLabel({ name, to }) {
  const sameMonth = day(new Date(to)).slice(0, 7) === day(botNow()).slice(0, 7);
  return (sameMonth ? null : T.jumps.later[name]) ?? T.jumps[name];
}

function draw() {
  $("clock").hidden = !world.clock;
  $("app").classList.toggle("no-clock", !world.clock);
  if (!world.clock) return;
  offset = new Date(world.clock.now) - Date.now();
  tick();
  $("jumps").replaceChildren(...world.clock.jumps.map((jump) => {
    const to = new Date(jump.to);
    return el("button", { type: "button", "data-jump": jump.name, onclick: () => move(jump.to, jump.name) }, jumpLabel(jump), el("small", {}, `${shortDay(to)} ${time(to)}`));
  }));
  const next = world.clock.jumps.find((jump) => jump.name === "next_day");
  $("instant").value = `${day(new Date(next.to))}T09:00`;
  tell("drawn");
}

async function move(to, name) {
  try {
    const clock = await post("api/clock", { to });
    world.clock = clock;
    draw();
    toast(T.clockMoved(`${shortDay(new Date(clock.now))} ${time(new Date(clock.now))}`));
    if (narrow.matches) openPanel(false);  // it hides what the new time brings
    tell("moved", name);
  } catch (error) {
    tell("refused", error);
  }
}

export const overlay = matchMedia("(max-width: 1120px)");  // as in style.css
const narrow = matchMedia("(max-width: 759px)");
export function openPanel(open) {
  if (open === $("panel").classList.contains("open")) return;
  $("panel").classList.toggle("open", open);
  if (open && overlay.matches) $("close-panel").focus();
  tell("panel", open);
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  try { localStorage.theme = theme; } catch { /* a private window keeps nothing */ }
}

function setLarger(larger) {
  document.documentElement.classList.toggle("larger", larger);
  $("larger").setAttribute("aria-pressed", String(larger));
  try { localStorage.larger = larger ? "yes" : ""; } catch { /* as above */ }
}

$("clock").querySelector("h2").textContent = T.clock;
$("to").querySelector("button").textContent = T.moveTo;
$("instant").setAttribute("aria-label", T.instant);
$("to").onsubmit = (event) => { event.preventDefault(); move(`${$("instant").value}+08:00`, ""); };
$("open-panel").onclick = () => openPanel(true);
$("panel-too").onclick = () => openPanel(true);
$("close-panel").onclick = () => openPanel(false);
$("theme").onclick = () => {
  const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  setTheme(dark ? "light" : "dark");
};
$("larger").onclick = () => setLarger(!document.documentElement.classList.contains("larger"));
addEventListener("keydown", (event) => { if (event.key === "Escape") openPanel(false); });
try { if (localStorage.theme) setTheme(localStorage.theme); } catch { /* as above */ }
try { setLarger(localStorage.larger === "yes"); } catch { setLarger(false); }
on("state", draw);
on("clock", draw);
setInterval(() => { if (world.clock) tick(); }, 1000);
