"""A JPEG file as its parts, so that everything but the picture can be seen, and left out. Pure."""

from collections.abc import Iterator

BEGIN, END, SCAN = 0xD8, 0xD9, 0xDA
ALONE = {0x01, *range(0xD0, 0xD8)}
# Tables, frames, scans, restarts, and the two parts that say how colors are meant (JFIF and Adobe).
OF_THE_PICTURE = {0xC4, 0xCC, 0xDB, 0xDD, SCAN, 0xE0, 0xEE, *range(0xC0, 0xC4), *range(0xC5, 0xCC)}
OF_THE_PICTURE |= {*range(0xCD, 0xD0)}


class NotAJpeg(ValueError):
    """The bytes do not follow one another as in a JPEG file."""


def parts(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Each part with its mark, up to the end of the picture; what stands behind the end is not looked at."""
    if content[:2] != b"\xff\xd8":
        raise NotAJpeg("no beginning")
    at = 2
    while True:
        at, mark = _mark(content, at)
        if mark == END:
            return
        if mark in ALONE:
            continue
        size = int.from_bytes(content[at : at + 2], "big")
        end = at + size
        if size < 2 or end > len(content):
            raise NotAJpeg("cut short")
        if mark == SCAN:
            end = _end_of_scan(content, end)
        yield mark, content[at - 2 : end]
        at = end


def _mark(content: bytes, at: int) -> tuple[int, int]:
    if content[at : at + 1] != b"\xff":
        raise NotAJpeg("no mark")
    while content[at : at + 1] == b"\xff":
        at += 1
    if at >= len(content):
        raise NotAJpeg("no end")
    return at + 1, content[at]


def _end_of_scan(content: bytes, at: int) -> int:
    """Where the next mark stands that is no restart and no escaped byte."""
    while (at := content.find(b"\xff", at)) >= 0 and at + 1 < len(content):
        if content[at + 1] not in (0x00, 0xFF, *range(0xD0, 0xD8)):
            return at
        at += 1 if content[at + 1] == 0xFF else 2
    raise NotAJpeg("no end")


def only_the_picture(content: bytes) -> bytes:
    """The same picture, dot for dot, without place, device, comments, small copies, or anything behind its end."""
    kept = [part for mark, part in parts(content) if mark in OF_THE_PICTURE]
    return b"\xff\xd8" + b"".join(kept) + b"\xff\xd9"


def has_more_than_the_picture(content: bytes) -> bool:
    return only_the_picture(content) != content
