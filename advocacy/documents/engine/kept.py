"""Fonts and style sheets that a thread keeps from one document to the next."""

import threading

from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration

from advocacy.documents.engine.families import needed
from advocacy.documents.engine.fetcher import OnlyOurs
from advocacy.documents.engine.fonts import FONTS, PRINT

KINDS = ("letter", "referral", "recovery", "looks", "rights", "consent", "packet")
SHEETS = ("page.css", *(f"{kind}.css" for kind in KINDS))


class Kept(threading.local):
    """One set for each thread: a font configuration shared between threads corrupts memory."""

    def __init__(self) -> None:
        self.fetcher = OnlyOurs()
        self.fonts = FontConfiguration()
        self.sheets = [self._sheet((PRINT / name).read_text(encoding="utf-8")) for name in SHEETS]
        self.faces: dict[str, CSS] = {}
        self.stacks: dict[tuple[str, ...], CSS] = {}

    def sheets_for(self, text: str) -> list[CSS]:
        """The fonts that this text needs and no others, whatever this thread printed before."""
        families = needed(text)
        for name in families:
            if name not in self.faces:
                self.faces[name] = self._sheet(faces(name))
        if families not in self.stacks:
            self.stacks[families] = self._sheet(stack(families))
        return [*(self.faces[name] for name in families), self.stacks[families], *self.sheets]

    def _sheet(self, text: str) -> CSS:
        return CSS(
            string=text, base_url=f"{PRINT.as_uri()}/", font_config=self.fonts, url_fetcher=self.fetcher
        )


def faces(name: str) -> str:
    return "".join(
        f'@font-face {{ font-family: "NS {name}"; font-weight: {weight}; src: url(fonts/{name}-{weight}.ttf) }}'
        for weight in (400, 600)
        if (FONTS / f"{name}-{weight}.ttf").exists()
    )


def stack(families: tuple[str, ...]) -> str:
    names = ", ".join(f'"NS {name}"' for name in families)
    return f"html {{ font-family: {names} }}"


kept = Kept()
