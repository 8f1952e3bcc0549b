"""The application factory."""

from typing import Any

from flask import Flask
from flask_wtf import CSRFProtect
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from . import keys
from .accounts import guard, passwords, sessions
from .audit import operations as audit_operations
from .db import db
from .db.engine import engine_settings, prepare
from .features import BLUEPRINTS, connect_features
from .jobs.running import before_each
from .organization.queries import use_organizations_zone
from .safety import seen
from .setting_up import views as setting_up
from .settings import Settings, load_settings
from .web import errors, filters, headers, layout, request_log, uploads, wording
from .web.building import Application
from .web.templates import SharedGlobals

csrf = CSRFProtect()
LARGEST_POST = 25 * 1024 * 1024


def create_app(settings: Settings | None = None, **config: Any) -> Flask:
    """The application on one installation's settings. `config` is for tests."""
    settings = settings or load_settings()
    app = Application(__name__)
    app.jinja_environment = SharedGlobals
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.config.update(_configuration(settings), **config)
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, *[settings.proxies] * 4)  # type: ignore[method-assign]
    _connect(app)
    return app


def _configuration(settings: Settings) -> dict[str, Any]:
    engine = engine_settings(settings.database_url, settings.key_file("database"), settings.database)
    return {
        "SETTINGS": settings,
        "SECRET_KEY": keys.read_key(settings, "secret").hex(),
        "AUDIT_KEY": keys.read_key(settings, "audit"),
        "SQLALCHEMY_BINDS": {None: engine},
        "WTF_CSRF_TIME_LIMIT": None,
        # The token belongs to the session of a __Host- cookie. A browser that sends no Referer is no less the user's.
        "WTF_CSRF_SSL_STRICT": False,
        "MAX_CONTENT_LENGTH": LARGEST_POST,
        "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
        "PASSWORD_MEMORY_KIB": settings.password_memory_kib,
        "TEMPLATES_AUTO_RELOAD": False,
    }


def _connect(app: Flask) -> None:
    """The order matters: the zone, whether it is set up, then who asks, then what is allowed, then the form token."""
    db.init_app(app)
    with app.app_context():
        prepare(db.engine)
        passwords.warm_up()
    request_log.init_app(app)
    uploads.init_app(app)
    seen.init_app(app)
    sessions.init_app(app)
    headers.init_app(app)
    audit_operations.init_app(app)
    app.before_request(use_organizations_zone)
    before_each(use_organizations_zone)
    setting_up.init_app(app)
    guard.init_app(app)
    csrf.init_app(app)
    wording.init_app(app)
    filters.init_app(app)
    layout.init_app(app)
    errors.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    connect_features(app)
