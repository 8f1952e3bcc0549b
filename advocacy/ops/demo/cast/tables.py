"""Reads the demo's texts from the files beside this one."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

Table = Mapping[str, Any]

FOLDER = Path(__file__).parent / "data"


@cache
def table(name: str) -> Table:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def rows(folder: str, heading: str) -> list[Table]:
    """All rows under one heading of all files in a folder, in the order of the files' names."""
    names = sorted(path.stem for path in (FOLDER / folder).glob("*.toml"))
    return [row for name in names for row in table(f"{folder}/{name}")[heading]]
