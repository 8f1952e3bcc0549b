"""Forms that bring files: larger posts than elsewhere, held in memory and never on a disk that is not encrypted.

A file beyond its limit is cut while it arrives, so that the words of the same form are still read and can be
given back. Whoever takes the file sees that it is too large, since one byte more than allowed is kept.
"""

from collections.abc import Callable
from io import BytesIO
from typing import IO, Any, TypeVar

from flask import Flask, Request, current_app, request

from .reading import OurFormParser

View = TypeVar("View", bound=Callable[..., Any])
LARGEST_POST = 200 * 1024 * 1024
MOST_HELD = 60 * 1024 * 1024


def takes_files(largest: int) -> Callable[[View], View]:
    """This form brings files of at most so many bytes each. Stands below the route."""

    def mark(view: View) -> View:
        view.takes_files = largest  # type: ignore[attr-defined]
        return view

    return mark


class Held(BytesIO):
    """A file as far as it is allowed to be, with one byte more when it was longer."""

    def __init__(self, whole: "OurRequest", largest: int) -> None:
        super().__init__()
        self.whole, self.largest = whole, largest

    def write(self, data: Any) -> int:
        room = min(self.largest + 1 - self.tell(), MOST_HELD - self.whole.held)
        kept = data[: max(0, room)]
        self.whole.held += len(kept)
        super().write(kept)
        if len(kept) < len(data) and self.tell() <= self.largest:
            self.whole.overflowed = True
        return len(data)


class OurRequest(Request):
    """A request whose files stay in memory where a view takes files."""

    form_data_parser_class = OurFormParser
    held = 0
    overflowed = False

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        if largest := largest_file_here():
            return Held(self, largest)
        return super()._get_file_stream(total_content_length, content_type, filename, content_length)


def largest_file_here() -> int:
    """How large a file the view of this request takes; 0 where it takes none."""
    view = current_app.view_functions.get(request.endpoint or "")
    return int(getattr(view, "takes_files", 0))


def all_arrived() -> bool:
    """Whether everything together was small enough to be held."""
    return not getattr(request, "overflowed", False)


def files_were_sent() -> bool:
    """Whether this post brought files, which no page can give back."""
    return any(file.filename for file in request.files.values())


def _allow_more() -> None:
    if largest_file_here() and request.mimetype == "multipart/form-data":
        request.max_content_length = LARGEST_POST


def init_app(app: Flask) -> None:
    app.request_class = OurRequest
    app.before_request(_allow_more)
    app.add_template_global(files_were_sent)
