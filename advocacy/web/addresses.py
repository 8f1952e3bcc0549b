"""Addresses that came from outside."""

import re

# One slash and then none: browsers take “//” and “/\” for another server, and skip tabs and line ends.
OWN_PATH = re.compile(r"/(?![/\\])[!-\[\]-~]*\Z")


def is_own_path(address: str) -> bool:
    """Whether it leads to a page of ours."""
    return OWN_PATH.match(address) is not None
