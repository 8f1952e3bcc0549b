// Work that goes on by itself: its line and its bar are fetched anew every few seconds. Without script there is a link.
const EVERY = 3000;
// Then somebody has gone home: looking goes on with the link, so that it does not hold a session open.
const MOST = 200;

export function again(part) {
  let times = 0;
  const look = async () => {
    const answer = await fetch(location.href.split("#")[0], { cache: "no-store" }).catch(() => null);
    if (answer && (!answer.ok || answer.redirected)) return;
    const page = answer && new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page?.querySelector("[data-again]");
    if (page && !found) { location.reload(); return; }
    if (found) show(found);
    if (++times < MOST) setTimeout(look, EVERY);
  };
  const show = (found) => {
    for (const tag of ["p", "progress"]) {
      const [old, now] = [part.querySelector(tag), found.querySelector(tag)];
      if (tag === "progress") old.value = now.value;
      else if (old.textContent !== now.textContent) old.textContent = now.textContent;
    }
  };
  setTimeout(look, EVERY);
}
