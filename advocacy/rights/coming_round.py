"""What happens by itself: looks are sorted by file and day. And the way to them."""

from datetime import timedelta

from advocacy.audit.looks.sorting import sort_looks
from advocacy.cases.panels import PANELS, Panel
from advocacy.jobs.running import comes_round


def connect() -> None:
    PANELS["who_looked"] = Panel(90, lambda _case, _user: (), "rights/_panel.html", aside=True)
    comes_round("audit.sort_looks", timedelta(minutes=2), sort_looks)
