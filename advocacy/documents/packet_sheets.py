"""What goes on the paper of a packet, as plain values."""

import datetime as dt
from dataclasses import dataclass

from advocacy.documents.sheets import Letterhead, Paper


@dataclass(frozen=True, kw_only=True)
class Enclosed:
    """One paper that goes along. A copy is a photo or a PDF from outside; what we issued is bound as it is."""

    title: str
    content: bytes
    pages: int
    copy: bool
    picture: bool = False


@dataclass(frozen=True, kw_only=True)
class PacketSheet:
    """A letter with its enclosures: what stands on the cover, and the papers themselves."""

    letterhead: Letterhead
    number: str
    date: dt.date
    recipient_lines: tuple[str, ...]
    letter_title: str
    letter: bytes
    letter_pages: int
    enclosed: tuple[Enclosed, ...]
    notice: str = ""
    language: str = "en-US"
    paper: Paper = Paper.LETTER
    large: bool = False
    draft: bool = False
