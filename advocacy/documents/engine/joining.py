"""Pages of several PDFs in one, with their tags: numbers that point into a tag tree are moved along. Pure.

ISO 32000-1, 14.7.4.4: a page's /StructParents is a key into the parent tree. Two trees that begin at nought can share
one only where the second one's keys are moved behind those of the first.
"""

from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Name, OutlineItem, Page, Pdf, Rectangle

# Where a page from outside is laid, in points from the left and the top: as `packet.css` sets its frame.
LEFT, TOP, ACROSS, DOWN = 54.0, 105.84, 482.4, 619.2
CLAIMS = ("pdfuaid:part", "pdfaid:part", "pdfaid:conformance")


class Joined:
    """Begins with the first paper, and keeps its title, language, colors and claims."""

    def __init__(self, first: Pdf) -> None:
        self.pdf = first
        self.tags = first.Root.StructTreeRoot
        if not isinstance(self.tags.K, Array):
            self.tags.K = Array([self.tags.K])

    @property
    def length(self) -> int:
        return len(self.pdf.pages)

    def add(self, paper: Pdf) -> None:
        """All of its pages at the end, and its tags behind those that there are."""
        first = self.length
        self.pdf.pages.extend(paper.pages)
        pages = list(self.pdf.pages)[first:]
        if "/StructTreeRoot" not in paper.Root:
            _cut_loose(pages)
            return
        moved_by = self._next_key()
        tree = self.pdf.copy_foreign(paper.Root.StructTreeRoot)
        for page in pages:
            _move(page.obj, Name.StructParents, moved_by)
            for note in page.obj.get("/Annots", ()):
                _move(note, Name.StructParent, moved_by)
        numbers = self.tags.ParentTree.Nums
        for key, value in zip(*[iter(list(tree.ParentTree.Nums))] * 2, strict=True):
            numbers.append(int(key) + moved_by)
            numbers.append(value)
        for kid in tree.K if isinstance(tree.K, Array) else [tree.K]:
            kid.P = self.tags
            self.tags.K.append(kid)

    def _next_key(self) -> int:
        keys = [int(key) for key in list(self.tags.ParentTree.Nums)[::2]]
        return max(keys, default=-1) + 1

    def lay_over(self, place: int, page: Page) -> None:
        """A page from outside, turned as it says and made to fit, over the frame that stands there."""
        under = self.pdf.pages[place]
        top = float(under.mediabox[3]) - TOP
        shape = self.pdf.copy_foreign(page.as_form_xobject())
        name = under.add_resource(shape, Name.XObject)
        where = Rectangle(LEFT, top - DOWN, LEFT + ACROSS, top)
        self._draw(under, _placed(under, shape, name, where))

    def number(self, numbers: Pdf) -> None:
        """Each page's number in its upper right corner, whatever its size."""
        for under, number in zip(self.pdf.pages, numbers.pages, strict=True):
            shape = self.pdf.copy_foreign(number.as_form_xobject())
            name = under.add_resource(shape, Name.XObject)
            right, top = (float(under.mediabox[side]) - float(number.mediabox[side]) for side in (2, 3))
            self._draw(under, f"q 1 0 0 1 {right:.2f} {top:.2f} cm {name} Do Q".encode())

    def _draw(self, page: Page, what: bytes) -> None:
        """Furniture, not content: what is read aloud stands in the tags."""
        page.contents_add(self.pdf.make_stream(b"q "), prepend=True)
        page.contents_add(self.pdf.make_stream(b" Q /Artifact BMC " + what + b" EMC"))

    def mark_pages(self, contents: list[tuple[str, int]]) -> None:
        """Marks in the margin of the reader. Those of the cover would lead to its headings, and are not needed."""
        with self.pdf.open_outline() as outline:
            outline.root[:] = [OutlineItem(title, page - 1) for title, page in contents]

    def written(self, *, claims: bool) -> bytes:
        """`claims`: every page is one of ours, so what the first paper says of itself holds for all."""
        if not claims:
            with self.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
                for claim in CLAIMS:
                    said.pop(claim, None)
        out = BytesIO()
        self.pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, deterministic_id=True)
        return out.getvalue()


def _placed(under: Page, shape: Any, name: Name, where: Rectangle) -> bytes:
    return under.calc_form_xobject_placement(
        shape, name, where, invert_transformations=True, allow_shrink=True, allow_expand=False
    )


def _move(owner: Any, key: Name, by: int) -> None:
    if key in owner:
        owner[key] = int(owner[key]) + by


def _cut_loose(pages: list[Page]) -> None:
    for page in pages:
        if Name.StructParents in page.obj:
            del page.obj[Name.StructParents]
