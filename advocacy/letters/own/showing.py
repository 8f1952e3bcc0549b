"""An own letter as it is looked at: its words with their blanks, and what changed."""

from dataclasses import dataclass

from flask_babel import gettext as _

from advocacy import clock

from ..case_facts import CaseFacts
from ..filling import draft
from ..template import LetterTemplate, Signer
from .comparing import Change, Piece, compare
from .laying import OwnWords


@dataclass(frozen=True)
class Compared:
    """One text in both versions."""

    label: str
    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        return any(piece.change is not Change.SAME for piece in self.pieces)


def changes(before: OwnWords, after: OwnWords) -> list[Compared]:
    """What was changed; a text that stayed as it was is left out."""
    labels = {
        "title": _("Title"),
        "when_to_use": _("When to use it"),
        "subject": _("Subject"),
        "person": _("The text when the person signs"),
        "advocate": _("The text when the advocate signs"),
    }
    both = (
        Compared(label, compare(getattr(before, name), getattr(after, name)))
        for name, label in labels.items()
    )
    return [one for one in both if one.changed]


def previews(template: LetterTemplate) -> list[tuple[Signer, str, str]]:
    """Who signs, the subject and the text, with nothing known of anyone: every blank shows."""
    nobody = CaseFacts(preferred_name="", today=clock.today())
    drafts = ((signer, draft(template, nobody, {}, signer)) for signer in template.signers)
    return [(signer, one.subject, one.body) for signer, one in drafts]
