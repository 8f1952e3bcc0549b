// A second click on Save within three seconds is ignored. The button stays as it is: a dead button tells nobody why.
const WAIT = 3000;

export function submitOnce(form) {
  let last = -WAIT;
  form.addEventListener("submit", (event) => {
    if (event.timeStamp - last < WAIT) event.preventDefault();
    else last = event.timeStamp;
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted) last = -WAIT; });
}
