"""The whole demo in one value."""

from dataclasses import dataclass
from datetime import date

from advocacy.ops.demo.cast.agencies import DemoAgency
from advocacy.ops.demo.cast.people import DemoPerson, Staff, Team
from advocacy.ops.demo.cast.work import DemoCase


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The organization of the demo."""

    name: str
    line: str
    address: tuple[str, ...]
    phone: str
    fax: str
    email: str


@dataclass(frozen=True, slots=True)
class Demo:
    """Everything that a demo installation holds, as on one day."""

    today: date
    organization: Letterhead
    teams: tuple[Team, ...]
    staff: tuple[Staff, ...]
    agencies: tuple[DemoAgency, ...]
    people: tuple[DemoPerson, ...]
    cases: tuple[DemoCase, ...]
    main_case: str  # key of the case that shows everything
    long_case: str  # key of the case with 2,000 contacts
