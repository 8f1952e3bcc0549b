"""A letter that is issued without rendering it."""

from advocacy.letters.issuing import IssuableLetter
from advocacy.letters.printing import sheet_of


class PlainPaper(IssuableLetter):
    """Issued as any letter; its page is the words alone, since what is asked here is not how it looks."""

    def printer(self, record, document):
        words = repr(sheet_of(record, day=record.issued_on, number=document.number)).encode()
        return lambda: b"%PDF-1.7\n" + words
