"""Everything that an answer says: its page, its headers and file name, the words of a PDF, the cells of a sheet."""

import re
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZipFile, is_zipfile

from pypdf import PdfReader
from werkzeug.test import TestResponse

TAG = re.compile(r"<[^>]+>")


def everything_in(answer: TestResponse) -> str:
    """One text in which a canary is found wherever it sits."""
    headers = unquote(str(answer.headers))
    data = answer.get_data()
    return "\n".join([headers, *_read(data)])


def _read(data: bytes) -> list[str]:
    if data.startswith(b"%PDF"):
        reader = PdfReader(BytesIO(data))
        return [str(reader.metadata), *(page.extract_text() for page in reader.pages)]
    if is_zipfile(BytesIO(data)):
        with ZipFile(BytesIO(data)) as archive:
            return [f"{name} {archive.read(name).decode(errors='replace')}" for name in archive.namelist()]
    return [data.decode(errors="replace")]
