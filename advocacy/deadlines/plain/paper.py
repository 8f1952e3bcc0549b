"""The explanation on paper, for the person: without their name, in regular and in large print."""

from collections.abc import Sequence

from advocacy import clock
from advocacy.documents.engine.html import rights_pdf
from advocacy.documents.letterheads import organizations_letterhead
from advocacy.documents.sheets import Letterhead, Paper, RightsSheet, RightsTold
from advocacy.organization.queries import the_organization

from .explaining import Explanation
from .reading import languages


def sheet_of(explained: Sequence[Explanation], *, large: bool, discreet: bool) -> RightsSheet:
    """Plain values. A discreet sheet names no organization: somebody else may find it."""
    ours = the_organization()
    first = explained[0]
    tongue = languages()[first.language]
    return RightsSheet(
        letterhead=Letterhead(name="") if discreet else organizations_letterhead(ours),
        date=clock.today(),
        title=tongue.words("paper", "title"),
        printed_on=tongue.words("paper", "printed_on"),
        rules=tuple(
            RightsTold(one.title, tuple((part.heading, part.lines) for part in one.sections))
            for one in explained
        ),
        closing=first.closing,
        unreviewed=tuple(dict.fromkeys(line for one in explained for line in one.unreviewed)),
        page=tongue.words("paper", "page"),
        of=tongue.words("paper", "of"),
        language=tongue.tag,
        paper=Paper(ours.paper),
        large=large,
    )


def pdf_of(sheet: RightsSheet) -> bytes:
    return rights_pdf(sheet)
