"""How a posted form is read: not more fields than any form of ours has, and never lost for one odd byte."""

from io import BytesIO
from typing import IO

from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import FormDataParser

# The longest form asks a few things about each of a sheet's columns. A post of millions of fields only keeps us busy.
MOST_FIELDS = 5_000


class OurFormParser(FormDataParser):
    """Bytes that are no text are read as replacement marks, so that all other words arrive."""

    def _parse_urlencoded(
        self, stream: IO[bytes], mimetype: str, content_length: int | None, options: dict[str, str]
    ) -> tuple[IO[bytes], MultiDict[str, str], MultiDict[str, FileStorage]]:
        body = stream.read()
        if body.count(b"&") >= MOST_FIELDS:
            raise RequestEntityTooLarge
        text = body.decode("utf-8", "replace").encode()
        return super()._parse_urlencoded(BytesIO(text), mimetype, content_length, options)
