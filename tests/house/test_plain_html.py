"""The quick reader of pages says what a browser's reader says, or leaves the page to that one."""

import html5lib
import pytest
from markupsafe import escape

from tests.house import hostile
from tests.house.attacker import markup
from tests.house.plain_html import is_plain, tree

TYPED = [*hostile.STRINGS, *hostile.LONG, "\n" + hostile.ALL_MIXED]


def page_with(words: str) -> str:
    return (
        '<!doctype html><html lang="en"><title>T</title><main><form method="post"><p>Both</p>'
        f'<input name="box" required value="{words}"><textarea name="area">\n{words}</textarea></form></main>'
    )


def boxes(root) -> list[str]:
    area = next(root.iter("textarea"))
    return [next(root.iter("input")).get("value"), "".join(area.itertext())]


@pytest.mark.parametrize("words", TYPED, ids=range(len(TYPED)))
def test_typed_words_are_read_alike(words: str):
    text = page_with(str(escape(words)))
    assert is_plain(text)
    slow = html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)
    assert boxes(tree(text)) == boxes(slow)
    assert not list(markup(text))


def test_markup_is_seen_that_was_not_escaped():
    for words in (
        one for one in hostile.MARKUP if hostile.PROBE in one and not one.startswith(("&", "<!--"))
    ):
        text = page_with("").replace("Both", words).replace('value=""', f'value="{words}"')
        assert list(markup(text)) or list(markup(text.replace('"', "'"))), words


@pytest.mark.parametrize(
    "odd", ["<p onclick=x>", "<!-- x -->", "a < b", "<p title='x'>", '<p title="x"', "<svg/x>"]
)
def test_what_can_be_read_in_two_ways_is_not_plain(odd: str):
    assert not is_plain(page_with(odd))
