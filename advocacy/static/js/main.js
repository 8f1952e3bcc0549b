// Every page works without script. What stands here only saves sooner, finds faster and keeps clicks from doubling.
import { again } from "./again.js";
import { autosave } from "./autosave.js";
import { find } from "./find.js";
import { focusErrors } from "./focus-errors.js";
import { grow } from "./grow.js";
import { idle } from "./idle.js";
import { menu } from "./menu.js";
import { signature } from "./sign.js";
import { submitOnce } from "./submit-once.js";
import { unsentForm } from "./unsent-form.js";
import { unsentNote } from "./unsent-note.js";

document.querySelectorAll("[data-again]").forEach(again);
document.querySelectorAll("form[data-autosave]").forEach(autosave);
document.querySelectorAll("form[data-find]").forEach(find);
document.querySelectorAll("textarea[data-grow]").forEach(grow);
document.querySelectorAll("details.menu").forEach(menu);
document.querySelectorAll("form[method=post]").forEach(submitOnce);
document.querySelectorAll("form[data-keep-on-device]").forEach(unsentForm);
document.querySelectorAll("[data-sign]").forEach(signature);
unsentNote();
idle();
focusErrors();
