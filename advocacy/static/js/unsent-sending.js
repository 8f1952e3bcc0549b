// Sends the note that waits on this device: while a page is open, with growing pauses, and once only, since its form’s
// one-time token goes with it. The server saves it, keeps it as a draft, or says on its own page what is missing.
import { drop, keep } from "./device-store.js";
import { show } from "./unsent-banner.js";

const FIRST_PAUSE = 5000;
const LONGEST_PAUSE = 5 * 60 * 1000;

// The note, and the form on this page that it is written in, if it is.
export const waiting = { note: null, form: null };
let pause = FIRST_PAUSE;
let timer, busy;

export const formOfNote = () =>
  [...document.querySelectorAll("form [name=once]")].find(({ value }) => value === waiting.note.once)?.form;

export function gone() {
  waiting.note = null;
  clearTimeout(timer);
  drop();
  show("");
}

export function later() {
  clearTimeout(timer);
  timer = setTimeout(send, pause);
  pause = Math.min(pause * 2, LONGEST_PAUSE);
}

export function bodyOfNote() {
  const token = document.querySelector("[name=csrf_token]")?.value ?? "";
  return new URLSearchParams([...waiting.note.fields, ["csrf_token", token]]);
}

export async function send() {
  const { note } = waiting;
  if (!note || busy || note.how === "hold") return;
  busy = true;
  try {
    const url = note.how === "draft" ? note.draft : note.url;
    took(note, await fetch(url, { method: "POST", body: bodyOfNote(), credentials: "same-origin" }));
  } catch {
    later();
  }
  busy = false;
}

function took(note, answer) {
  if (answer.status >= 500) return later();
  if (new URL(answer.url).pathname.endsWith("/sign-in")) return show("signin");
  if (answer.ok) return note.how === "draft" ? drafted() : saved(answer.url);
  waiting.note = { ...note, how: "hold" };
  keep(waiting.note);
  return show("refused");
}

function saved(url) {
  gone();
  return waiting.form ? location.assign(url) : show("sent");
}

// Where the words stand in the form in front of their writer, nothing more has to be said.
function drafted() {
  const here = formOfNote();
  gone();
  if (waiting.form) location.reload();
  else if (!here) show("drafted");
}

export function sendAtOnce() {
  pause = FIRST_PAUSE;
  clearTimeout(timer);
  return send();
}
