"""The last hand on a PDF before it is written: what it claims to be, and a tag tree without loose ends."""

from collections.abc import Iterable, Iterator
from typing import Any

import pydyf

POINTS_PER_PIXEL = 0.75
EXTENSION = "http://www.aiim.org/pdfa/ns"
# The archive standard wants every foreign property described, so the second claim brings its description along.
ACCESSIBLE = f"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:extension="{EXTENSION}/extension/" xmlns:schema="{EXTENSION}/schema#"
 xmlns:property="{EXTENSION}/property#"><extension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<schema:schema>PDF/UA identification schema</schema:schema>
<schema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</schema:namespaceURI><schema:prefix>pdfuaid</schema:prefix>
<schema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><property:name>part</property:name>
<property:valueType>Integer</property:valueType><property:category>internal</property:category>
<property:description>The part of the standard</property:description></rdf:li></rdf:Seq></schema:property>
</rdf:li></rdf:Bag></extension:schemas></rdf:Description>
</rdf:RDF>""".encode()


def finish(_document: Any, pdf: pydyf.PDF) -> None:
    objects = {item.number: item for item in pdf.objects}
    _claim(_at(objects, pdf.catalog["Metadata"]))
    root = _at(objects, pdf.catalog["StructTreeRoot"])
    tree = dict(_tree(objects, root["K"]))
    for element in tree.values():
        _correct(objects, element)
    _cut_loose_ends(_at(objects, root["ParentTree"])["Nums"], pdf.objects, reached=set(tree))


def _at(objects: dict[int, Any], reference: bytes) -> Any:
    return objects[int(reference.split()[0])]


def _claim(metadata: Any) -> None:
    metadata.stream = [part.replace(b"</rdf:RDF>", ACCESSIBLE) for part in metadata.stream]


def _tree(objects: dict[int, Any], kids: list[Any]) -> Iterator[tuple[bytes, Any]]:
    for kid in kids:
        if isinstance(kid, bytes):
            element = _at(objects, kid)
            yield kid, element
            yield from _tree(objects, element.get("K", []))


def _correct(objects: dict[int, Any], element: Any) -> None:
    if element.get("S") == "/Figure" and "A" in element:
        page = _at(objects, element["Pg"])
        element["A"]["BBox"] = _in_points(element["A"]["BBox"], height=page["MediaBox"][3])
    if element.get("S") == "/TH":
        row = _at(objects, element["P"])["K"]
        heads_only = all(_at(objects, cell)["S"] == "/TH" for cell in row)
        element["A"]["Scope"] = "/Column" if heads_only else "/Row"


def _in_points(box: list[float], *, height: float) -> pydyf.Array:
    """The engine writes pixels from the top; the format wants points from the bottom."""
    left, top, right, bottom = (side * POINTS_PER_PIXEL for side in box)
    return pydyf.Array([left, height - bottom, right, height - top])


def _cut_loose_ends(numbers: list[Any], objects: Iterable[Any], *, reached: set[bytes]) -> None:
    """Running heads and feet are artifacts: nothing may point at the tags that the engine made for them."""
    for entry in numbers:
        if isinstance(entry, list):
            entry[:] = [reference if reference in reached else b"null" for reference in entry]
    for item in objects:
        if _is_tag(item) and item.reference not in reached:
            item.clear()


def _is_tag(item: Any) -> bool:
    return isinstance(item, dict) and item.get("Type") == "/StructElem"
