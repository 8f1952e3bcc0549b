"""What a document may fetch: our bundled files, and the pictures that were handed over with it. Nothing else."""

from collections.abc import Mapping
from pathlib import Path

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from advocacy.documents.engine.fonts import PRINT
from advocacy.documents.engine.logo import LOGO_ADDRESS, logo_kind

BUNDLED = {".css": "text/css", ".svg": "image/svg+xml", ".ttf": "font/ttf"}


class OnlyOurs(URLFetcher):
    """Refuses by default. A refusal stops the letter, so that none goes out without its picture."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self.logo: bytes | None = None
        self.pictures: Mapping[str, bytes] = {}
        self.refused = False

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        if url == LOGO_ADDRESS and self.logo is not None:
            return URLFetcherResponse(url, self.logo, {"Content-Type": logo_kind(self.logo) or ""})
        if url in self.pictures:
            return URLFetcherResponse(url, self.pictures[url], {"Content-Type": "image/jpeg"})
        path = _bundled(url)
        if path is None:
            # Also kept in mind, because whatever happens inside a picture is swallowed there.
            self.refused = True
            raise FatalURLFetchingError("not one of our own files")
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": BUNDLED[path.suffix]})


def _bundled(url: str) -> Path | None:
    if url.startswith("file:///"):
        path = Path(URLFetcherResponse(url).path).resolve()
        if path.is_relative_to(PRINT) and path.suffix in BUNDLED and path.is_file():
            return path
    return None
