"""The letter that an own template makes, laid over the one that came with the program now."""

from ..template import LetterTemplate
from ..templates import template_of
from .laying import OwnWords, lay, lost_in, mistakes
from .models import OwnTemplate


def words_in(own: OwnTemplate) -> OwnWords:
    return OwnWords(**own.words)


def base_of(own: OwnTemplate) -> LetterTemplate:
    return template_of(own.base, own.language)


def fits(own: OwnTemplate) -> bool:
    """Whether its words still go with the letter that the program brings, perhaps a newer one."""
    base = base_of(own)
    if own.base_version == base.version:
        return True
    words = words_in(own)
    return not mistakes(base, words) and not tuple(lost_in(base, words))


def laid(own: OwnTemplate) -> LetterTemplate:
    """Where it does not fit any more, the words that came with the program."""
    return lay(base_of(own), words_in(own)) if fits(own) else base_of(own)
