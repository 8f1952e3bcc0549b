"""Names as they stand on the page, one for each line to sign on."""

from advocacy.consent.giving.drawing import path_of
from advocacy.documents.sheets import Signed

from ..models import Letter
from ..template import Signer
from .queries import names_under
from .rules import How, signers, standing


def signed_lines(letter: Letter, text_sha256: str) -> tuple[Signed, ...]:
    """In the order of the lines; an empty one is left for the pen. None where nobody signed on the screen."""
    stands = standing(names_under(letter), text_sha256)
    if not any(one.how != How.PAPER for one in stands.values()):
        return ()
    lines = (stands.get(who) for who in signers(Signer(letter.signer)))
    return tuple(Signed(path_of(one.drawn), one.typed) if one else Signed() for one in lines)
