"""A PDF made anew from its pages: what can be seen stays, what acts, hides or tells is left behind. Pure."""

from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Name, Pdf

from .jpeg_parts import NotAJpeg, only_the_picture
from .kinds import PDF, CanNotBeTaken, Clean, Unfit

MOST_PAGES = 100
OF_A_PAGE = {"/Type", "/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate", "/Parent", "/UserUnit"}
# What a picture, a font or a drawing may carry beside itself: who made it, with what, other files, other places.
BESIDE_ITSELF = (
    *("/Metadata", "/PieceInfo", "/LastModified", "/AF", "/OPI", "/Ref", "/Alternates", "/Measure"),
    *("/F", "/FFilter", "/FDecodeParms", "/StructParent", "/StructParents"),
)


def clean_paper(content: bytes) -> Clean:
    try:
        with Pdf.open(BytesIO(content)) as old:
            pages = len(old.pages)
            if pages > MOST_PAGES:
                raise CanNotBeTaken(Unfit.TOO_MANY_PAGES)
            if pages == 0:
                raise CanNotBeTaken(Unfit.BROKEN)
            return Clean(PDF, _made_anew(old), b"", pages)
    except CanNotBeTaken:
        raise
    except pikepdf.PasswordError as locked:
        raise CanNotBeTaken(Unfit.LOCKED) from locked
    except Exception as broken:  # a damaged file can make a reader fail in any way
        raise CanNotBeTaken(Unfit.BROKEN) from broken


def _made_anew(old: Pdf) -> bytes:
    """What was filled in and signed becomes part of the page; then only the pages go into a new file."""
    old.generate_appearance_streams()
    old.flatten_annotations("all")
    with Pdf.new() as new:
        new.pages.extend(old.pages)
        for page in new.pages:
            for key in set(page.obj.keys()) - OF_A_PAGE:
                del page.obj[key]
        new.remove_unreferenced_resources()
        for one in new.objects:
            if isinstance(one, pikepdf.Stream):
                _bare(one)
        out = BytesIO()
        new.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


def _bare(stream: Any) -> None:
    for key in BESIDE_ITSELF:
        if key in stream:
            del stream[key]
    if stream.get("/Filter") in (Name.DCTDecode, [Name.DCTDecode]):
        _bare_photo(stream)


def _bare_photo(stream: Any) -> None:
    """A photo inside of a scan remembers its camera too."""
    try:
        bare = only_the_picture(stream.read_raw_bytes())
    except NotAJpeg as broken:
        raise CanNotBeTaken(Unfit.BROKEN) from broken
    settings = stream.get("/DecodeParms")
    stream.write(bare, filter=Name.DCTDecode, decode_parms=settings)
