// Covers the page after quiet minutes, or at once when its user leaves, and sends what was typed to be kept.
// All tabs know of each other's activity, so that none is covered while another is used.
import { about, send, sendAndLeave } from "./lock-sending.js";

const talk = "BroadcastChannel" in window ? new BroadcastChannel("advocacy") : undefined;
const [CHECK, SAY, PING, AGAIN] = [5000, 20000, 240000, 10000];
const asSent = (form) => {
  const fields = new URLSearchParams();
  const secret = new Set([...form.querySelectorAll("[type=password]")].map((field) => field.name));
  for (const [name, value] of new FormData(form)) if (typeof value === "string" && !secret.has(name)) fields.append(name, value);
  return fields;
};
const forms = [...document.querySelectorAll("main form[method=post]")];
const before = new Map(forms.map((form) => [form, asSent(form).toString()]));
let [active, said, pinged, locked] = [Date.now(), 0, Date.now(), false];

function typed() {
  const form = forms.find((one) => asSent(one).toString() !== before.get(one));
  const fields = form ? asSent(form) : new URLSearchParams();
  const { pathname, search } = new URL(form?.getAttribute("action") || location.href, location.href);
  fields.set("kept-path", pathname + search);
  return fields;
}

async function lock() {
  if (locked) return;
  locked = true;
  document.documentElement.dataset.locked = "";
  talk?.postMessage("locked");
  try {
    location.replace(await send(typed()));
  } catch {
    locked = false;
    active = -Infinity;
    setTimeout(lock, AGAIN);
  }
}

async function leave(event) {
  event?.preventDefault();
  document.documentElement.dataset.locked = "";
  locked = true;
  await sendAndLeave(typed());
  location.replace(about.away);
}

function use() {
  if (locked || "locked" in document.documentElement.dataset) return;
  active = Date.now();
  if (active - said > SAY) { said = active; talk?.postMessage("used"); }
  if (active - pinged > PING) { pinged = active; fetch(about.here, { credentials: "same-origin" }).catch(() => {}); }
}

export function idle() {
  if (document.querySelector("[data-unlock]")) return talk?.addEventListener("message", ({ data }) => { if (data === "open") location.reload(); });
  if (!about) return undefined;
  talk?.postMessage("open");
  for (const kind of ["pointerdown", "keydown", "scroll", "input"]) window.addEventListener(kind, use, { passive: true, capture: true });
  talk?.addEventListener("message", ({ data }) => { if (data === "used") active = Date.now(); if (data === "locked") lock(); });
  setInterval(() => { if (Date.now() - active > about.minutes * 60000) lock(); }, CHECK);
  window.addEventListener("pageshow", (event) => { if (event.persisted && locked) location.reload(); });
  const form = document.querySelector("form[data-leave]");
  if (!form) return undefined;
  let shifts = [];
  form.addEventListener("submit", leave);
  window.addEventListener("keydown", ({ key, timeStamp }) => {
    shifts = key === "Shift" ? [...shifts, timeStamp].slice(-3) : [];
    if (shifts.length === 3 && timeStamp - shifts[0] < 1500) leave();
  });
  return undefined;
}
