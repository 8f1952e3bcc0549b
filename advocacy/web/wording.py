"""Every string that a user reads passes gettext. While there is no catalog, templates do without looking for one."""

import flask_babel
from babel.support import NullTranslations
from flask import Flask
from flask_babel import Babel, Domain

SOURCE = "en"
NOTHING = NullTranslations()


class AsWritten(Domain):
    """For the words that the code says: there is nothing to look up, so nothing is looked for."""

    def get_translations(self) -> NullTranslations:
        return NOTHING


def init_app(app: Flask) -> None:
    babel = Babel(app, locale_selector=lambda: SOURCE)
    with app.app_context():
        languages = {locale.language for locale in babel.list_translations()}
    if languages <= {SOURCE}:
        app.config["WTF_I18N_ENABLED"] = False
        # The library would look for it on each request, and a page says some hundred texts.
        domain = babel.domain_instance = AsWritten()
        flask_babel.get_domain = lambda: domain
        # A page asks for some three hundred texts, each of which would look for its catalog.
        app.jinja_env.as_written = True  # type: ignore[attr-defined]
        app.jinja_env.install_gettext_callables(_as_written, _one_or_many, newstyle=True)  # type: ignore[attr-defined]


def _as_written(text: str) -> str:
    return text


def _one_or_many(one: str, many: str, number: int) -> str:
    return one if number == 1 else many
