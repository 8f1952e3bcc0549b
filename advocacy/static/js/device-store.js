// One note that could not be sent, on its writer’s own phone, sealed. The key came with the page: the server gives it
// only to the same person on the same device, so nobody else can open what lies here. After a day it is thrown away.
const LASTS = 24 * 60 * 60 * 1000;
const PREFIX = "unsent:";
const meta = document.querySelector('meta[name="device-key"]');
const owner = meta?.dataset.owner;
const encoder = new TextEncoder();

const unpacked = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const packed = (bytes) => btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""));
const bound = (at) => encoder.encode(`${owner}:${at}`);

let imported;
const key = () => (imported ??= crypto.subtle.importKey("raw", unpacked(meta.content), "AES-GCM", false, ["encrypt", "decrypt"]));

// Private tabs and full phones may refuse any of this: then nothing is kept, and the page says so.
function tried(work) {
  try {
    return work();
  } catch {
    return undefined;
  }
}

export const canKeep = () => Boolean(meta && globalThis.crypto?.subtle && tried(() => localStorage));

export async function keep(note) {
  try {
    const at = Date.now();
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const words = encoder.encode(JSON.stringify(note));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bound(at) }, await key(), words);
    localStorage.setItem(PREFIX + owner, JSON.stringify({ at, iv: packed(iv), sealed: packed(sealed) }));
    return true;
  } catch {
    return false;
  }
}

export async function kept() {
  try {
    const { at, iv, sealed } = JSON.parse(localStorage.getItem(PREFIX + owner));
    const settings = { name: "AES-GCM", iv: unpacked(iv), additionalData: bound(at) };
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(settings, await key(), unpacked(sealed))));
  } catch {
    return null;
  }
}

export const drop = () => tried(() => localStorage.removeItem(PREFIX + owner));

const slots = () => Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));

export const dropAll = () => tried(() => slots().forEach((name) => localStorage.removeItem(name)));

// What is older than a day goes, whoever looks.
export function sweep() {
  tried(() => slots().forEach((name) => {
    const at = tried(() => JSON.parse(localStorage.getItem(name)).at);
    if (!(Date.now() - at < LASTS)) localStorage.removeItem(name);
  }));
}
