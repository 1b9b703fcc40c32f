// What lies over the chat: menus, toasts, alerts, the picture viewer.

import { $, el } from "./draw.js";
import { T } from "./texts.js";

// A menu at an element or a mouse event; entries are [text, action, small text].
export function openMenu(entries, at) {
  const menu = $("menu"), from = document.activeElement;
  const close = () => {
    menu.hidden = true;
    removeEventListener("pointerdown", outside, true);
    from?.focus?.();
  };
  const outside = (event) => { if (!menu.contains(event.target)) close(); };
  menu.replaceChildren(...entries.map(([text, action, small]) => el("button", {
    type: "button", role: "menuitem", onclick: () => { close(); action(); } }, text, small ? el("small", {}, small) : null)));
  menu.hidden = false;
  const box = at.getBoundingClientRect?.() ?? { left: at.clientX, right: at.clientX, top: at.clientY, bottom: at.clientY };
  const { width, height } = menu.getBoundingClientRect();
  const scale = Number(getComputedStyle(menu).zoom) || 1;  // larger type counts its own pixels
  const below = box.bottom + height < innerHeight - 8;
  menu.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8)) / scale}px`;
  menu.style.top = `${Math.max(8, below ? box.bottom + 4 : box.top - height - 4) / scale}px`;
  menu.onkeydown = (event) => {
    const all = [...menu.children], place = all.indexOf(document.activeElement);
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown") all[(place + 1) % all.length].focus();
    else if (event.key === "ArrowUp") all.at(place - 1).focus();
    else return;
    event.preventDefault();
  };
  addEventListener("pointerdown", outside, true);
  menu.firstElementChild?.focus();
}

export function toast(text) {
  const shown = el("p", {}, text);
  $("toasts").replaceChildren(shown);
  setTimeout(() => shown.remove(), 2000 + 60 * text.length);
}

export function alertBox(text) {
  const box = $("alert");
  box.querySelector("p").textContent = text;
  box.querySelector("button").textContent = T.ok;
  if (!box.open) box.showModal();
}

export function showPicture(source, caption) {
  const box = $("viewer"), image = box.querySelector("img"), save = box.querySelector("a");
  const pane = image.parentElement;
  const zoom = (on, x = 0.5, y = 0.5) => {  // x and y: what stays in the middle, as shares of the picture
    box.classList.toggle("zoomed", on);
    $("zoom").textContent = on ? T.zoomOut : T.zoomIn;
    pane.scrollTo(image.offsetWidth * x - pane.clientWidth / 2, image.offsetHeight * y - pane.clientHeight / 2);
  };
  Object.assign(image, { src: source, alt: caption ?? T.photoAlt, onclick: (event) => zoom(!box.classList.contains("zoomed"), event.offsetX / image.offsetWidth, event.offsetY / image.offsetHeight) });
  Object.assign(save, { href: source, textContent: T.save, download: `${caption?.slice(0, 20) ?? T.photoAlt}.png` });
  $("zoom").onclick = () => zoom(!box.classList.contains("zoomed"));
  Object.assign($("viewer-off"), { textContent: T.close, onclick: () => box.close() });
  zoom(false);
  box.showModal();
  $("viewer-off").focus();
}
