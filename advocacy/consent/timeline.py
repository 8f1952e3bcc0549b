"""How agreements stand on the timeline."""

from flask import Flask

from advocacy.cases.timeline import DRAWERS, Drawer

from . import release
from .queries import agreements_by_id


def connect(app: Flask) -> None:
    DRAWERS["agreement"] = Drawer(agreements_by_id, "consent/_entry.html", "handshake")
    release.connect(app)
