// A form whose words stay on the device when the network drops while they are written.
import { canKeep, keep } from "./device-store.js";
import { hasBanner, show } from "./unsent-banner.js";
import { gone, later, waiting } from "./unsent-sending.js";

const PAUSE = 1000;

function noteOf(form, how) {
  const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrf_token");
  const { pathname, search } = new URL(form.action, location.href);
  return { how, fields, url: pathname + search, draft: form.dataset.autosave, once: form.elements.namedItem("once").value };
}

function put(form, how) {
  waiting.note = noteOf(form, how);
  return keep(waiting.note);
}

export function unsentForm(form) {
  if (!hasBanner || !canKeep()) return;
  let typing, unreachable, saving;
  const offline = () => unreachable || !navigator.onLine;

  async function keepWords() {
    const how = saving ? "save" : form.dataset.autosave ? "draft" : "hold";
    show(await put(form, how) ? "kept" : "failed");
  }

  form.addEventListener("autosave", ({ detail: reached }) => {
    unreachable = !reached;
    if (unreachable) keepWords();
    else if (waiting.note && !saving) gone();
  });
  form.addEventListener("input", () => {
    clearTimeout(typing);
    if (offline() || saving) typing = setTimeout(keepWords, PAUSE);
  });
  form.addEventListener("submit", async (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    saving = true;
    clearTimeout(typing);
    waiting.form = form;
    if (offline()) {
      await keepWords();
      later();
    } else {
      await put(form, "save");
      HTMLFormElement.prototype.submit.call(form);
    }
  });
}
