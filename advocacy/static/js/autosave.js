// Keeps what is typed: a pause after a change sends the whole form to data-autosave and says so in [data-saved].
// Nothing is sent before the first real change, and never two requests at once.
import { fieldsOf, withoutToken } from "./form-fields.js";

const [PAUSE, TRY_AGAIN] = [1500, 10000];

function say(form, state, at = "") {
  const line = form.querySelector("[data-saved]") ?? document.querySelector("[data-saved]");
  if (!line) return;
  line.dataset.saved = state;
  (line.querySelector("span") ?? line).textContent = [line.dataset[state], at].filter(Boolean).join(" ");
}

function keepDraft(form, id) {
  const input = form.elements.namedItem("draft");
  if (input && id) input.value = id;
}

// The page beside the form, as it would print with what was sent just now. Whoever reads in it is not disturbed.
function showPage(page) {
  const beside = document.querySelector("[data-live]");
  if (!page || !beside || beside.contains(document.activeElement)) return;
  const open = [...beside.querySelectorAll("details")].map((one) => one.open);
  beside.innerHTML = page;
  beside.querySelectorAll("details").forEach((one, at) => { one.open = open[at] ?? false; });
}

async function send(form, fields) {
  const token = form.elements.namedItem("csrf_token")?.value ?? "";
  const answer = await fetch(form.dataset.autosave, {
    method: "POST",
    body: fields,
    headers: { Accept: "application/json", "X-CSRFToken": token },
    credentials: "same-origin",
    redirect: "error",
  });
  if (!answer.ok) throw Object.assign(new Error("Not saved"), { refused: answer.status < 500 });
  return answer.json();
}

const tell = (form, reached) => form.dispatchEvent(new CustomEvent("autosave", { detail: reached })); // to unsent-form.js

export function autosave(form) {
  let kept = withoutToken(fieldsOf(form));
  let timer, busy, stopped;

  const later = (pause) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(save, pause);
  };

  async function save() {
    const fields = fieldsOf(form);
    const words = withoutToken(fields);
    if (stopped || busy || words === kept) return;
    busy = true;
    say(form, "saving");
    try {
      const { saved_at: at, draft, page } = await send(form, fields);
      kept = words;
      showPage(page);
      keepDraft(form, draft);
      tell(form, true);
      say(form, "done", at);
    } catch (problem) {
      say(form, "problem");
      if (!problem.refused) tell(form, false);
      if (!problem.refused) later(TRY_AGAIN);
    }
    busy = false;
    if (kept === words) later(PAUSE);
  }

  form.addEventListener("input", () => later(PAUSE));
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
  form.addEventListener("submit", () => { stopped = true; clearTimeout(timer); });
  window.addEventListener("pageshow", (event) => { if (event.persisted) stopped = false; });
}
