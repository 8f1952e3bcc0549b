"""The first question of an import: which file."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField

from advocacy.web.forms import Form


class FileForm(Form):
    file = FileField(
        _l("Your list of people"),
        description=_l("A spreadsheet: CSV, text or Excel (.xlsx), up to 20 MB. Nothing is saved yet."),
    )

    def content(self) -> bytes:
        found: bytes = self.file.data.read() if self.file.data else b""
        return found

    def name(self) -> str:
        """Without the folders that some browsers send along."""
        return (self.file.data.filename or "").replace("\\", "/").rsplit("/", 1)[-1] if self.file.data else ""
