"""What is asked when an installation is set up, and what this machine lets us guess."""

import locale
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import available_timezones

ANYWHERE = "America/New_York"
# Where letters are folded into #10 envelopes: by the country of the machine's language.
US_LETTER = {"US", "CA", "MX", "PH", "CL", "CO", "VE", "CR", "GT", "NI", "PA", "SV", "PR", "DO"}


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """The answers. A missing password means that the administrator gets a link to choose one."""

    organization: str
    email: str
    administrator: str
    password: str = ""
    team: str = "Our team"
    address: str = ""
    phone: str = ""
    organization_email: str = ""
    website: str = ""
    person_word: str = "person"
    people_word: str = "people"
    paper: str = "letter"
    time_zone: str = ANYWHERE


def machines_zone(environment: Mapping[str, str] = os.environ, etc: Path = Path("/etc")) -> str:
    """The zone that this machine is set to, where it is a place; a server's UTC is no place to work in."""
    for name in (
        environment.get("TZ", "").lstrip(":"),
        _written(etc / "timezone"),
        _linked(etc / "localtime"),
    ):
        if "/" in name and not name.startswith("Etc/") and name in available_timezones():
            return name
    return ANYWHERE


def _written(file: Path) -> str:
    return file.read_text(encoding="utf-8").strip() if file.is_file() else ""


def _linked(file: Path) -> str:
    return str(file.resolve()).rpartition("zoneinfo/")[2] if file.is_symlink() else ""


def machines_paper(environment: Mapping[str, str] = os.environ) -> str:
    """US Letter, unless the machine speaks for a country that folds A4."""
    named = next((environment[name] for name in ("LC_ALL", "LC_PAPER", "LANG") if environment.get(name)), "")
    country = locale.normalize(named).partition(".")[0].partition("_")[2]
    return "letter" if not country or country in US_LETTER else "a4"
