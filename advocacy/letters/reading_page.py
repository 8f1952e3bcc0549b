"""A letter as a web page in one file: no script, nothing fetched, the same words as the frozen PDF."""

from flask import current_app
from markupsafe import Markup

from .models import Letter


def standing_page(words: Markup, number: str, letter: Letter) -> str:
    """The whole file, in the language of the letter; nothing in it depends on who asks."""
    template = current_app.jinja_env.get_template("letters/standing_page.html")
    return template.render(words=words, number=number, letter=letter)
