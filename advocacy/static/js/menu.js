// An open menu closes with Escape, with a click beside it, or when the cursor leaves it. Without script it stays a fold.
export function menu(fold) {
  const outside = (event) => { if (fold.open && !fold.contains(event.target)) fold.open = false; };
  document.addEventListener("click", outside);
  document.addEventListener("focusin", outside);
  fold.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !fold.open) return;
    fold.open = false;
    fold.querySelector("summary").focus();
  });
}
