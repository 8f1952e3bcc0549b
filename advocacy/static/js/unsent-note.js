// When the network drops while a note is written, this one note stays on its writer’s own phone, and goes when it can.
// It is never put into another form. Only where “This is my own phone” was chosen; everywhere else this does nothing.
import { canKeep, dropAll, kept, sweep } from "./device-store.js";
import { button, hasBanner, leaving, show } from "./unsent-banner.js";
import { bodyOfNote, formOfNote, gone, send, sendAtOnce, waiting } from "./unsent-sending.js";

// The server’s own page says what is missing, with every word on it.
function sendPlainly() {
  const form = document.createElement("form");
  form.method = "post";
  form.action = waiting.note.url;
  form.hidden = true;
  for (const [name, value] of bodyOfNote()) {
    const field = Object.assign(document.createElement("textarea"), { name, value });
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}

function sendNow() {
  if (waiting.note?.how === "hold" && navigator.onLine) sendPlainly();
  else sendAtOnce();
}

// A page that answered to the note’s own form has its words, or says that they are saved.
function isAnswered() {
  if (new URLSearchParams(location.search).get("done") === waiting.note.once) return true;
  return Boolean(document.querySelector(".error-summary, .conflict, [data-given-back]") && formOfNote());
}

function askBeforeLeaving(event) {
  if (waiting.note && leaving && !confirm(leaving)) event.preventDefault();
  else dropAll();
}

export async function unsentNote() {
  sweep();
  for (const form of document.querySelectorAll("form[data-sign-out]")) form.addEventListener("submit", askBeforeLeaving);
  if (!hasBanner || !canKeep()) return;
  button.addEventListener("click", sendNow);
  window.addEventListener("online", sendAtOnce);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) send(); });
  waiting.note = await kept();
  if (!waiting.note) return;
  if (isAnswered()) return gone();
  waiting.form = formOfNote();
  show(waiting.note.how === "hold" ? "refused" : "kept");
  send();
}
