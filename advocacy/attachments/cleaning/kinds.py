"""What a file is, by its first bytes and never by its name; and why one can not be taken. Pure."""

from dataclasses import dataclass
from enum import StrEnum

LARGEST_FILE = 15 * 1024 * 1024
JPEG, PDF = "image/jpeg", "application/pdf"
PDF_BEGINS_WITHIN = 1024
HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


class Found(StrEnum):
    """What the first bytes say that a file is."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"
    GIF = "GIF"
    PDF = "PDF"
    HEIC = "HEIC"


class Unfit(StrEnum):
    """Why a file can not be taken."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNKNOWN = "unknown"
    HEIC = "heic"
    BROKEN = "broken"
    TOO_MANY_DOTS = "too_many_dots"
    TOO_SMALL = "too_small"
    LOCKED = "locked"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_MUCH_WORK = "too_much_work"
    TOO_MANY = "too_many"


class CanNotBeTaken(Exception):
    """This file stays outside, and this is why."""

    def __init__(self, why: Unfit) -> None:
        super().__init__(str(why))
        self.why = why


@dataclass(frozen=True)
class Clean:
    """A file made anew: nothing of the old one but what can be seen in it."""

    media_type: str
    content: bytes
    thumbnail: bytes
    pages: int


def kind_of(content: bytes) -> Found | None:
    """None is something that we do not take. A PDF may have a few bytes before it, as real ones do."""
    if content.startswith(b"\xff\xd8\xff"):
        return Found.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Found.PNG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return Found.WEBP
    if content.startswith((b"GIF87a", b"GIF89a")):
        return Found.GIF
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        return Found.HEIC
    return Found.PDF if b"%PDF-" in content[:PDF_BEGINS_WITHIN] else None


def taken_kind(content: bytes) -> Found:
    """What it is, or the reason why it is not taken."""
    if not content:
        raise CanNotBeTaken(Unfit.EMPTY)
    if len(content) > LARGEST_FILE:
        raise CanNotBeTaken(Unfit.TOO_LARGE)
    kind = kind_of(content)
    if kind is None:
        raise CanNotBeTaken(Unfit.UNKNOWN)
    if kind is Found.HEIC:
        raise CanNotBeTaken(Unfit.HEIC)
    return kind
