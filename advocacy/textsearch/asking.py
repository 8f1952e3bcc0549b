"""What someone typed, as the pieces of text that have to be there. Pure."""

import re
from dataclasses import dataclass

from advocacy.folding import UNSPACED, numbers, plain_tokens

MOST = 12
SHORT = 2
QUOTED = re.compile(r'["“”„«»＂]([^"“”„«»＂]+)["“”„«»＂]')


@dataclass(frozen=True)
class Asked:
    """Words in a row. The last one may go on (“letter” finds “letters”), unless it is whole."""

    tokens: tuple[str, ...]
    whole: bool

    @property
    def needle(self) -> str:
        """How it stands in a searchable text."""
        return f" {' '.join(self.tokens)}{' ' if self.whole else ''}"

    def fits(self, last: str) -> bool:
        return last == self.tokens[-1] if self.whole else last.startswith(self.tokens[-1])


def asked_for(words: str) -> list[Asked]:
    """All of these must be in a text: what stands in quotes exactly so, every other word in any place."""
    phrases = [Asked(tokens, whole=True) for text in QUOTED.findall(words) if (tokens := _tokens(text))]
    rest = QUOTED.sub(" ", words)
    telephones = numbers(rest)
    loose = [_loose(tokens) for text in _without(rest, telephones).split() if (tokens := _tokens(text))]
    return list(dict.fromkeys([*phrases, *loose, *(Asked((one,), whole=False) for one in telephones)]))[:MOST]


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(plain_tokens(text))


def _loose(tokens: tuple[str, ...]) -> Asked:
    """One or two letters would begin nearly every text; a Chinese or Thai character says a whole word."""
    return Asked(tokens, whole=len(tokens[-1]) <= SHORT and not UNSPACED.match(tokens[-1]))


def _without(text: str, telephones: list[str]) -> str:
    for number in telephones:
        text = re.sub(r"[\W_]{0,3}".join(number), " ", text)
    return text
