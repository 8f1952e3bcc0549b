// A text box grows with its words, so that nobody writes through a slit. It never becomes smaller than it was.
export function grow(box) {
  const least = box.offsetHeight;
  const fit = () => {
    const border = box.offsetHeight - box.clientHeight;
    if (box.scrollHeight > box.clientHeight) box.style.height = `${Math.max(least, box.scrollHeight + border)}px`;
  };
  box.addEventListener("input", fit);
  box.closest("details")?.addEventListener("toggle", fit);
  fit();
}
