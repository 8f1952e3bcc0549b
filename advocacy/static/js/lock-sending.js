// Sends what was typed to be kept, and locks the session. A page of an older sign-in asks for a newer form token first,
// and uses it only where the same person is signed in.
export const about = document.querySelector("meta[name=idle]")?.dataset;
const LONGEST_ON_THE_WAY_OUT = 60000;

function post(fields, token, keepalive) {
  fields.set("csrf_token", token);
  return fetch(about.lock, { method: "POST", body: fields, credentials: "same-origin", keepalive });
}

async function newerToken() {
  const answer = await fetch(about.mine, { credentials: "same-origin" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.querySelector("meta[name=idle]")?.dataset;
  return found?.owner === about.owner ? found.token : undefined;
}

// The address to go to now. Throws where the server can not be reached.
export async function send(fields) {
  let answer = await post(fields, about.token, false);
  if (answer.status === 400) {
    const token = await newerToken();
    if (!token) return about.lock.replace(/lock$/, "sign-in");
    answer = await post(fields, token, false);
  }
  if (!answer.ok) throw new Error("Not kept");
  return (await answer.json()).url;
}

// On the way out the page does not wait, unless its words are too many to go on their own.
export async function sendAndLeave(fields) {
  if (fields.toString().length < LONGEST_ON_THE_WAY_OUT) post(fields, about.token, true).catch(() => {});
  else await send(fields).catch(() => {});
}
