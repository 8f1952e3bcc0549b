"""Three lists of people on their way in, for each of those who may import: just read, looked through, brought in."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Flask

from tests.browser.words import LONG
from tests.looking import Browser
from tests.pages.test_importing_people import SMALL, go_to_preview, open_columns

if TYPE_CHECKING:
    from tests.browser.world import World

# A row of long words, and one that is much like the row before it.
MORE = f"""0150,Ana,{LONG.split(",")[0]},1970-01-02,,yes,Rosa Delgado,2026-01-05,"{LONG}",2026-12-01,open,"{LONG}"
0151,Hanh,Nguyen,1961-05-20,(555) 555-0142,no,Rosa Delgado,2026-01-05,,,on hold,
"""


def write_imports(app: Flask, world: World) -> None:
    for user in (world.supervisor, world.administrator):
        browser = Browser(app).sign_in(user)
        content = (SMALL + MORE).encode()
        brought_in = go_to_preview(browser, content.replace(b"01", user.short_name.encode()))[1]
        browser.page(brought_in, do="import")
        waiting = go_to_preview(browser, content)[1]
        read = open_columns(browser, content)[0]
        urls = {
            "import_batch.show": brought_in,
            "import_preview.preview": waiting,
            "import_preview.rows": waiting,
            "transfer.columns": read,
        }
        world.imports[user.id] = {endpoint: UUID(url.split("/")[2]) for endpoint, url in urls.items()}
