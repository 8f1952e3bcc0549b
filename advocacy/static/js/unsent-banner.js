// The banner about a note that waits on this device, and the same words beside Save, where its writer looks. It is on the page only where “This is my own phone” was chosen.
const banner = document.querySelector("[data-unsent]");

export const hasBanner = Boolean(banner);
export const button = banner?.querySelector("button");
export const leaving = banner?.dataset.leaving;

export function show(state) {
  banner.hidden = !state;
  if (!state) return;
  banner.dataset.unsent = state;
  const beside = document.querySelector("[data-saved] span");
  for (const line of [banner.querySelector("[data-words]"), beside]) if (line) line.textContent = banner.dataset[state];
  button.hidden = ["sent", "drafted"].includes(state);
}
