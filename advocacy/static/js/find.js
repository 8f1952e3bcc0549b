// Finds as one types: posts the form to data-find and puts the server’s own rendered list into [data-found].
// What is typed never stands in an address. Without script the button does the same.
const PAUSE = 200;

function show(form, html) {
  const place = document.querySelector(form.dataset.into || "[data-found]");
  place.innerHTML = html;
  const count = place.querySelector("[data-count]")?.dataset.count;
  const status = document.querySelector("[data-found-count]");
  if (status && count !== undefined) status.textContent = count;
}

export function find(form) {
  let timer, request, last;
  const words = () => new URLSearchParams(new FormData(form));

  async function look() {
    const body = words();
    if (body.toString() === last) return;
    last = body.toString();
    request?.abort();
    request = new AbortController();
    const token = form.elements.namedItem("csrf_token")?.value ?? "";
    const headers = { "X-CSRFToken": token, "X-Requested-With": "fetch" };
    try {
      const answer = await fetch(form.dataset.find, { method: "POST", body, headers, signal: request.signal, redirect: "error" });
      if (answer.ok) show(form, await answer.text());
    } catch (problem) {
      if (problem.name !== "AbortError") last = undefined;
    }
  }

  last = words().toString();
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
}
