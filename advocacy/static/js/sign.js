// A name drawn with finger, pen or mouse: kept as lines of points in a hidden field. Whoever has no pointer types the
// name; without script the place to draw is not shown at all.
const [WIDE, HIGH, MOST] = [600, 200, 5000];

const within = (value, most) => Math.max(0, Math.min(most, Math.round(value)));

export function signature(place) {
  const form = place.closest("form");
  const field = form.elements.namedItem(place.dataset.sign);
  const canvas = place.querySelector("canvas");
  const pen = canvas.getContext("2d");
  let lines = [];
  let points = 0;
  place.hidden = false;

  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [within(((event.clientX - box.left) / box.width) * WIDE, WIDE), within(((event.clientY - box.top) / box.height) * HIGH, HIGH)];
  };

  function keep() {
    field.value = lines.map((line) => line.map((point) => point.join(",")).join(" ")).join(";");
    const drawn = form.querySelector('input[name="signature"][value="drawn"]');
    if (drawn && lines.length) drawn.checked = true;
  }

  function draw(from, to) {
    pen.lineWidth = 3;
    pen.lineCap = "round";
    pen.strokeStyle = "#1b2324";
    pen.beginPath();
    pen.moveTo(...from);
    pen.lineTo(...to);
    pen.stroke();
  }

  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    lines.push([at(event)]);
    points += 1;
    event.preventDefault();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!canvas.hasPointerCapture(event.pointerId) || points >= MOST) return;
    const line = lines.at(-1);
    const here = at(event);
    draw(line.at(-1), here);
    line.push(here);
    points += 1;
  });
  canvas.addEventListener("pointerup", keep);
  canvas.addEventListener("pointercancel", keep);
  place.querySelector("[data-sign-clear]").addEventListener("click", () => {
    lines = [];
    points = 0;
    field.value = "";
    pen.clearRect(0, 0, WIDE, HIGH);
  });
}
