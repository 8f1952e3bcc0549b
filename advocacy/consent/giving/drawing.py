"""A signature drawn on the screen: lines of points, checked, and kept as a small picture of lines alone. Pure."""

import re

WIDE, HIGH = 600, 200
MOST_POINTS = 5_000
FEWEST_POINTS = 4
POINT = re.compile(r"(\d{1,3}),(\d{1,3})")
PATH = re.compile(r'd="([ML0-9 ]+)"')


def svg_of(strokes: str) -> bytes | None:
    """“10,20 12,25;40,60 …” as a picture, or None where it is no drawing. Nothing of the text is copied into it."""
    lines = [_points(line) for line in strokes.split(";") if line.strip()]
    if not lines or any(line is None for line in lines):
        return None
    kept = [line for line in lines if line]
    if not FEWEST_POINTS <= sum(map(len, kept)) <= MOST_POINTS:
        return None
    path = " ".join("M" + " L".join(f"{x} {y}" for x, y in line) for line in kept)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}">'
        f'<path d="{path}" fill="none" stroke="#1b2324" stroke-width="3" stroke-linecap="round"/></svg>'
    ).encode()


def _points(line: str) -> list[tuple[int, int]] | None:
    found = []
    for part in line.split():
        match = POINT.fullmatch(part)
        if match is None or int(match[1]) > WIDE or int(match[2]) > HIGH:
            return None
        found.append((int(match[1]), int(match[2])))
    return found


def path_of(svg: bytes | None) -> str:
    """The lines again, for paper."""
    match = PATH.search(svg.decode()) if svg else None
    return match[1] if match else ""
