"""The organization's own letters where one chooses a letter."""

from collections.abc import Mapping
from dataclasses import replace

from ..template import LetterTemplate
from .models import OwnTemplate
from .queries import own_in_use
from .resolving import fits, laid


def own_letters() -> Mapping[str, OwnTemplate]:
    """Those in use whose words still fit, by code."""
    return {own.code: own for own in own_in_use() if fits(own)}


def as_choices(own: Mapping[str, OwnTemplate]) -> tuple[LetterTemplate, ...]:
    """Under their own codes, so that they stand beside those that came with the program."""
    return tuple(replace(laid(one), code=code) for code, one in own.items())
