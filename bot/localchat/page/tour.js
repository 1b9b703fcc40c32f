// The guided tour: scenes of a few steps; what to press glows, and doing it leads on.

import { fill } from "./composer.js";
import { $, el } from "./draw.js";
import { openPanel, overlay } from "./panel.js";
import { SCENES, T } from "./texts.js";
import { here, on, person, tell, world } from "./world.js";

let scene = null, step = 0;
let stale = "";  // the buttons that stood there before one asked: "*" waits for others
const done = new Set();

const now = () => (scene === null ? null : SCENES[scene].steps[step]);
const byPart = (part) => [...world.people.values()].find((p) => p.part === part);

const speakerOf = (which) => (which.part ? byPart(which.part)?.id ?? null : null);
const closed = () => overlay.matches && !$("panel").classList.contains("open");
const goal = (which) => (which.group ? world.groups.keys().next().value ?? null : speakerOf(which));
const there = (which) => which.clock || (goal(which) !== null && here.chat === goal(which) && (!which.part || here.speaker === speakerOf(which)));

function go(which) {
  openPanel(Boolean(which.clock));
  if (which.clock) return;
  if (here.chat === goal(which)) { tell("speaker", speakerOf(which)); return; }
  if (which.group && which.part) here.speaker = speakerOf(which);
  location.hash = goal(which);
}

const lastTaps = () => [...document.querySelectorAll("#log .taps")].at(-1);
const standing = () => (lastTaps() ? `${lastTaps().parentElement.dataset.id} ${lastTaps().textContent}` : "");
const wanted = (which, text) => which.press === text || which.press === "*" && standing() !== stale;

function advance() {
  step += 1;
  if (step >= SCENES[scene].steps.length) {
    done.add(scene);
    scene = null;
  } else if (arrived(now())) { advance(); return; }
  draw();
}

// A step without a deed is done by being there.
const arrived = (which) => which && !which.say && !which.press && !which.clock && there(which);

function begin(number) {
  scene = scene === number ? null : number;
  step = 0;
  if (scene !== null) {
    openPanel(false);  // where it lies over the chat
    if ($("app").dataset.view === "list" && overlay.matches && !now().clock) go(now());  // what to do stands in the chat
  }
  if (arrived(now())) { advance(); return; }
  draw();
}

function buttons(which) {
  const shown = [];
  if (!there(which) || which.clock && closed()) shown.push(el("button", { type: "button", onclick: () => go(which) }, T.goThere));
  else if (which.fill) shown.push(el("button", { type: "button", className: "fill", onclick: () => { openPanel(false); fill(which.say); glow(); } }, T.fill));
  shown.push(el("button", { type: "button", className: "quiet", onclick: advance }, T.skip));
  shown.push(el("button", { type: "button", className: "quiet", onclick: () => begin(scene) }, T.stop));
  return shown;
}

function wordsOf(which) {
  const me = which.group ? null : byPart(which.part);
  return me && !me.started ? T.pressStart(me.first_name) : which.words;
}

function draw() {
  const which = now();
  const cast = [...world.people.values()].some((p) => p.part);  // an empty county has no scenes
  $("subtitle").textContent = cast ? T.subtitle : T.subtitleOwn;
  $("tour").hidden = !cast;
  $("coach").hidden = !which;
  $("tour-here").hidden = !cast || Boolean(which) || done.size > 0;
  if (which) {
    $("coach").querySelector("p").textContent = wordsOf(which);
    $("coach").querySelector("div").replaceChildren(...buttons(which));
  }
  $("scenes").replaceChildren(...SCENES.map((which, number) => {
    const open = number === scene, current = open ? which.steps[step] : null;
    const words = current && wordsOf(current);
    return el("li", {},
      el("button", { type: "button", className: `scene ${done.has(number) ? "done" : ""}`, "aria-expanded": String(open), onclick: () => begin(number) },
        el("i", {}, done.has(number) ? "✓" : String(number + 1)), el("span", {}, el("b", {}, which.title), el("small", {}, done.has(number) ? which.done : which.about))),
      open ? el("div", { className: "step", "aria-live": "polite" }, el("small", {}, T.step(step + 1, which.steps.length)), el("p", {}, words), el("div", {}, ...buttons(current))) : null);
  }));
  glow();
}

const filled = (which) => $("words").value.trim() === which.say;

// Marks what the step waits for.
function glow() {
  for (const old of document.querySelectorAll(".hint")) old.classList.remove("hint");
  const which = now();
  if (!which) return;
  if (which.clock) {
    document.querySelector(`[data-jump="${which.clock}"]`)?.classList.add("hint");
    if (closed()) for (const opener of ["open-panel", "panel-too"]) $(opener).classList.add("hint");
  }
  if (!there(which)) { document.querySelector(`[data-chat="${goal(which)}"]`)?.classList.add("hint"); return; }
  if (which.clock) return;
  const me = person(speakerOf(which));
  if (!which.group && me && !me.started) { $("big").classList.add("hint"); return; }
  const keys = [...(lastTaps()?.querySelectorAll("button") ?? [])];
  const key = keys.find((one) => wanted(which, one.textContent))  // or where something else was said since
    ?? [...document.querySelectorAll("#log .taps button")].filter((one) => one.textContent === which.press).at(-1);
  if (which.press) key?.classList.add("hint");
  else if (which.fill) (filled(which) ? [$("send")] : document.querySelectorAll(".fill")).forEach((key) => key.classList.add("hint"));
  else if (which.say) [...document.querySelectorAll("#keyboard button")].filter((key) => key.textContent === which.say).forEach((key) => key.classList.add("hint"));
}

on("state", draw);
on("drawn", glow);
on("person", draw);
on("saying", () => { stale = standing(); });
on("said", (text) => { if (now()?.say === text && there(now())) advance(); });
on("pressed", (text) => { const which = now(); if (which?.press && there(which) && wanted(which, text)) advance(); });
on("moved", (name) => { if (now()?.clock && now().clock === name) advance(); });
on("panel", draw);
on("opened", () => { if (arrived(now())) advance(); else draw(); });
$("tour").querySelector("h2").textContent = T.tour;
$("tour-here").textContent = T.tourHere;
$("tour-here").onclick = () => openPanel(true);
