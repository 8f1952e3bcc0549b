"""Which agency of the directory a typed name means."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from advocacy.directory.models import Agency
from advocacy.directory.queries import agencies_like
from advocacy.folding import fold

AS_TYPED = "as_typed"
MOST_OFFERED = 7
MOST_LOOKED_AT = 200


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
    found = agencies_like(words, MOST_LOOKED_AT)
    exact = [agency for agency in found if fold(agency.name) == fold(words)]
    if not chosen and len(exact) == 1:
        return Match(exact[0].public_id)
    offered = _nearest(found, words)
    picked = [agency.public_id for agency in found if str(agency.public_id) == chosen]
    if picked or chosen == AS_TYPED or not offered:
        return Match(picked[0] if picked else None, offered)
    return Match(offered=offered, is_clear=False)


def _nearest(found: Sequence[Agency], words: str) -> Sequence[Agency]:
    """Those that have the words in their name come before those that only tell of them."""
    return sorted(found, key=lambda agency: fold(words) not in fold(agency.name))[:MOST_OFFERED]
