"""Which agency of the directory a typed name means."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from advocacy.directory.models import Agency
from advocacy.folding import fold

from .queries import agencies_like

AS_TYPED = "as_typed"
MOST = 7


@dataclass(frozen=True)
class Match:
    """The agency that is meant, if any, and those between which someone has to choose."""

    agency_id: UUID | None = None
    offered: Sequence[Agency] = ()
    is_clear: bool = True


def match_agency(words: str, chosen: str, linked: Agency | None) -> Match:
    """A name that is exactly one agency's is that one; several that could be meant are asked about.

    What was linked before stays linked while its name is left as it is, though others may have the same.
    """
    if not words.strip():
        return Match()
    if linked and not chosen and fold(linked.name) == fold(words):
        return Match(linked.public_id)
    offered = agencies_like(words, MOST)
    exact = [agency for agency in offered if fold(agency.name) == fold(words)]
    if not chosen and len(exact) == 1:
        return Match(exact[0].public_id)
    picked = [agency.public_id for agency in offered if str(agency.public_id) == chosen]
    if picked or chosen == AS_TYPED or not offered:
        return Match(picked[0] if picked else None, offered)
    return Match(offered=offered, is_clear=False)
