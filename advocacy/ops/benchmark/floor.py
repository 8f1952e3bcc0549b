"""The floor: a bare Flask view on the same file and driver that lists 25 rows. Run as `python -m … PORT`."""

import sys

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from gunicorn.arbiter import Arbiter
from sqlalchemy import select

from advocacy import tables as _every_table  # noqa: F401
from advocacy.db.engine import engine_settings
from advocacy.ops.serve_command import Server
from advocacy.people.models import Person
from advocacy.settings import Settings, load_settings

ROWS = 25
PAGE = (
    "<!doctype html><title>Floor</title><ul>{% for one in rows %}"
    "<li><a href='/people/{{ one.public_id }}'>{{ one.name }}</a> {{ one.reference }}</li>{% endfor %}</ul>"
)


class Floor(Server):
    """The same server, without what ours does when a process begins."""

    def load_config(self) -> None:
        super().load_config()
        self.cfg.set("post_fork", lambda _server, _worker: None)


def floor(settings: Settings) -> Flask:
    """No sign-in, no rights, no audit, no form token."""
    app = Flask("floor")
    engine = engine_settings(settings.database_url, settings.key_file("database"), settings.database)
    engine.pop("execution_options", None)
    app.config["SETTINGS"] = settings
    app.config["SQLALCHEMY_BINDS"] = {None: engine}
    bare = SQLAlchemy(app, disable_autonaming=True)
    template = app.jinja_env.from_string(PAGE)
    listed = select(Person).order_by(Person.sort_name, Person.id).limit(ROWS)

    @app.get("/")
    def index() -> str:
        return template.render(rows=bare.session.scalars(listed).all())

    return app


def main() -> None:
    server = Floor(floor(load_settings()), "127.0.0.1", int(sys.argv[1]), workers=2)
    Arbiter(server).run()


if __name__ == "__main__":
    main()
