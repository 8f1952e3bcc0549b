"""What the documentation points at is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)\s#]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_and_picture_is_there(page: Path):
    missing = [link for link in LINK.findall(page.read_text()) if not (page.parent / link).exists()]
    assert not missing, f"{page.name} leads nowhere: {missing}"


def test_every_picture_is_shown_somewhere():
    told = "".join(page.read_text() for page in PAGES)
    pictures = [path.name for path in (ROOT / "docs" / "pictures").iterdir()]
    assert len(pictures) > 10 and not [name for name in pictures if f"pictures/{name}" not in told]
