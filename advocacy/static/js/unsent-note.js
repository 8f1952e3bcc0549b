// When the network drops while a note is written, this one note stays on its writer’s own phone, and goes when it can:
// while a page is open, with growing pauses, and once only, since its form’s one-time token goes with it. It is never put
// into another form. Only where “This is my own phone” was chosen; everywhere else this does nothing.
import { canKeep, drop, dropAll, keep, kept, sweep } from "./device-store.js";

const FIRST_PAUSE = 5000;
const LONGEST_PAUSE = 5 * 60 * 1000;
const TYPING_PAUSE = 1000;

const banner = document.querySelector("[data-unsent]");
let note = null;
let writing = null; // the form on this page that the note is written in
let pause = FIRST_PAUSE;
let timer, busy;

function show(state) {
  banner.hidden = !state;
  if (!state) return;
  banner.dataset.unsent = state;
  banner.querySelector("[data-words]").textContent = banner.dataset[state];
  banner.querySelector("button").hidden = ["sent", "drafted"].includes(state);
}

function noteOf(form, how) {
  const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrf_token");
  const { pathname, search } = new URL(form.action, location.href);
  return { how, fields, url: pathname + search, draft: form.dataset.autosave, once: form.elements.namedItem("once").value };
}

async function put(form, how) {
  note = noteOf(form, how);
  return keep(note);
}

function gone() {
  note = null;
  clearTimeout(timer);
  drop();
  show("");
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(send, pause);
  pause = Math.min(pause * 2, LONGEST_PAUSE);
}

function body() {
  const token = document.querySelector("[name=csrf_token]")?.value ?? "";
  return new URLSearchParams([...note.fields, ["csrf_token", token]]);
}

async function send() {
  if (!note || busy || note.how === "hold") return;
  busy = true;
  const { how } = note;
  try {
    const url = how === "draft" ? note.draft : note.url;
    const answer = await fetch(url, { method: "POST", body: body(), credentials: "same-origin" });
    took(how, answer);
  } catch {
    later();
  }
  busy = false;
}

function took(how, answer) {
  const signedOut = new URL(answer.url).pathname.endsWith("/sign-in");
  if (answer.status >= 500) return later();
  if (signedOut) return show("signin");
  if (!answer.ok) {
    note.how = "hold";
    keep(note);
    return show("refused");
  }
  const here = how === "draft" && !writing && formOfNote();
  gone();
  if (here) return undefined;
  if (how !== "draft") return writing ? location.assign(answer.url) : show("sent");
  return writing ? location.reload() : show("drafted");
}

// The server’s own page says what is missing, with every word on it.
function sendPlainly() {
  const form = document.createElement("form");
  form.method = "post";
  form.action = note.url;
  for (const [name, value] of body()) {
    const field = document.createElement("textarea");
    field.name = name;
    field.value = value;
    form.append(field);
  }
  form.hidden = true;
  document.body.append(form);
  form.submit();
}

function sendNow() {
  pause = FIRST_PAUSE;
  clearTimeout(timer);
  if (note?.how === "hold" && navigator.onLine) sendPlainly();
  else send();
}

export function unsentForm(form) {
  if (!banner || !canKeep()) return;
  let typing, unreachable, saving;
  const offline = () => unreachable || !navigator.onLine;

  async function keepWords() {
    show(await put(form, saving ? "save" : form.dataset.autosave ? "draft" : "hold") ? "kept" : "failed");
  }

  form.addEventListener("autosave", ({ detail: reached }) => {
    unreachable = !reached;
    if (unreachable) keepWords();
    else if (note && !saving) gone();
  });
  form.addEventListener("input", () => {
    clearTimeout(typing);
    if (offline() || saving) typing = setTimeout(keepWords, TYPING_PAUSE);
  });
  form.addEventListener("submit", async (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    writing = form;
    saving = true;
    clearTimeout(typing);
    if (!offline()) {
      await put(form, "save");
      HTMLFormElement.prototype.submit.call(form);
      return;
    }
    await keepWords();
    later();
  });
}

// A page that answered to the note’s own form has its words, or says that they are saved.
function isAnswered() {
  if (new URLSearchParams(location.search).get("done") === note.once) return true;
  const givenBack = document.querySelector(".error-summary, .conflict, [data-given-back]");
  return Boolean(givenBack && formOfNote());
}

const formOfNote = () => [...document.querySelectorAll("form [name=once]")].find(({ value }) => value === note.once)?.form;

export async function unsentNote() {
  sweep();
  for (const form of document.querySelectorAll("form[data-sign-out]")) form.addEventListener("submit", (event) => {
    if (note && banner && !confirm(banner.dataset.leaving)) event.preventDefault();
    else dropAll();
  });
  if (!banner || !canKeep()) return;
  banner.querySelector("button").addEventListener("click", sendNow);
  window.addEventListener("online", () => { pause = FIRST_PAUSE; send(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) send(); });
  note = await kept();
  if (!note) return;
  if (isAnswered()) return gone();
  writing = formOfNote();
  show(note.how === "hold" ? "refused" : "kept");
  send();
}
