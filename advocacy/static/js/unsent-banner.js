// The banner about a note that waits on this device. It is on the page only where “This is my own phone” was chosen.
const banner = document.querySelector("[data-unsent]");

export const hasBanner = Boolean(banner);
export const button = banner?.querySelector("button");
export const leaving = banner?.dataset.leaving;

export function show(state) {
  banner.hidden = !state;
  if (!state) return;
  banner.dataset.unsent = state;
  banner.querySelector("[data-words]").textContent = banner.dataset[state];
  button.hidden = ["sent", "drafted"].includes(state);
}
