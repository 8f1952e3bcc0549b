"""Photos and papers as phones, scanners and strangers send them, each full of what must not come in."""

import hashlib
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from advocacy.attachments.cleaning.child import cleaned
from advocacy.attachments.operations import Received

SECRET = "Verraeterisch"  # a word that stands everywhere where a file can hide one
ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825


def picture(size: tuple[int, int] = (400, 200)) -> Image.Image:
    """Its upper left corner is red, so that one sees how it was turned."""
    drawn = Image.new("RGB", size, "white")
    ImageDraw.Draw(drawn).rectangle((0, 0, size[0] // 4, size[1] // 4), fill="red")
    return drawn


def photo(*, turned: int = 1, size: tuple[int, int] = (400, 200)) -> bytes:
    """As a phone takes it: place, device, small copy, colors, comment, and a page of HTML behind its end."""
    notes = Image.Exif()
    notes[ORIENTATION], notes[MAKER] = turned, SECRET
    notes.get_ifd(GPS).update({1: "N", 2: (40.0, 41.0, 21.0), 3: SECRET})
    out = BytesIO()
    colors = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    about = f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode()
    picture(size).save(out, "JPEG", exif=notes, icc_profile=colors, comment=SECRET.encode(), xmp=about)
    return out.getvalue() + f"<html><script>{SECRET}</script>".encode()


def saved_as(kind: str, mode: str = "RGB", **more: Any) -> bytes:
    out = BytesIO()
    picture().convert(mode).save(out, kind, **more)
    return out.getvalue()


def png_with_words() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_itxt("XML:com.adobe.xmp", SECRET)
    words.add_text("Author", SECRET)
    return saved_as("PNG", pnginfo=words) + SECRET.encode()


def bomb(side: int = 20_000) -> bytes:
    """Few bytes, 400 million dots."""
    out = BytesIO()
    Image.new("1", (side, side)).save(out, "PNG")
    return out.getvalue()


def paper(pages: int = 1, **saving: Any) -> bytes:
    """As anyone can make one: with scripts, things to start, files inside, and notes about who made it."""
    pdf = Pdf.new()
    for number in range(pages):
        pdf.add_blank_page(page_size=(612, 792))
        pdf.pages[number].obj["/Contents"] = pdf.make_stream(b"0 0 m 100 100 l S")
    _act(pdf)
    _hide(pdf)
    out = BytesIO()
    pdf.save(out, **saving)
    return out.getvalue()


def _act(pdf: Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{SECRET}')"))
    start = Dictionary(S=Name.Launch, F=String(SECRET))
    pdf.Root.OpenAction = script
    pdf.Root.AA = Dictionary(WC=script)
    pdf.pages[0].obj["/AA"] = Dictionary(O=script)
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=start)
    file = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9]), FS=start)
    pdf.pages[0].obj["/Annots"] = Array([pdf.make_indirect(link), pdf.make_indirect(file)])
    pdf.Root.AcroForm = Dictionary(
        Fields=Array([]), XFA=Array([String("form"), Stream(pdf, SECRET.encode())])
    )
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("x"), script])))


def _hide(pdf: Pdf) -> None:
    pdf.attachments["x.exe"] = pikepdf.AttachedFileSpec(pdf, SECRET.encode(), filename=f"{SECRET}.exe")
    with pdf.open_metadata() as about:
        about["dc:title"] = SECRET
    pdf.docinfo["/Author"] = SECRET
    pdf.pages[0].obj["/PieceInfo"] = Dictionary(Maker=Dictionary(Private=String(SECRET)))
    scan = Stream(pdf, photo())
    scan.Type, scan.Subtype, scan.Filter = Name.XObject, Name.Image, Name.DCTDecode
    scan.Width, scan.Height, scan.BitsPerComponent, scan.ColorSpace = 400, 200, 8, Name.DeviceRGB
    scan.Metadata = Stream(pdf, SECRET.encode())
    pdf.pages[0].obj["/Resources"] = Dictionary(XObject=Dictionary(Im0=scan))
    pdf.pages[0].obj["/Contents"] = pdf.make_stream(b"q 400 0 0 200 0 0 cm /Im0 Do Q")


def changed_later(old: bytes) -> bytes:
    """The same paper with a second layer written behind the first, as editors do."""
    start = old.rindex(b"startxref")
    return old + f"\n1 0 obj\n<< /Secret ({SECRET}) >>\nendobj\n".encode() + old[start:]


def locked() -> bytes:
    return paper(encryption=pikepdf.Encryption(owner="owner words", user="user words"))


def filled_in(words: str) -> bytes:
    """A form of an office with one box, in which someone has typed."""
    pdf = Pdf.new()
    pdf.add_blank_page()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    drawn = Stream(pdf, f"BT /Helv 12 Tf 2 8 Td ({words}) Tj ET".encode())
    drawn.Type, drawn.Subtype, drawn.BBox = Name.XObject, Name.Form, Array([0, 0, 190, 30])
    drawn.Resources = Dictionary(Font=Dictionary(Helv=font))
    box = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="name", V=words, F=4, DA="/Helv 12 Tf")
    )
    box.Rect, box.AP = Array([10, 10, 200, 40]), Dictionary(N=drawn)
    pdf.pages[0].obj["/Annots"] = Array([box])
    pdf.Root.AcroForm = Dictionary(Fields=Array([box]), DA="/Helv 12 Tf")
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def everything_in(pdf: bytes) -> bytes:
    """A PDF as text, with every stream unpacked, so that nothing can hide in it."""
    out = BytesIO()
    with Pdf.open(BytesIO(pdf)) as opened:
        assert opened.check_pdf_syntax() == []
        saving = {"object_stream_mode": pikepdf.ObjectStreamMode.disable, "normalize_content": True}
        opened.save(
            out,
            qdf=True,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.specialized,
            **saving,
        )
    return out.getvalue()


def received(content: bytes) -> Received:
    """As a form receives it."""
    return Received(hashlib.sha256(content).hexdigest(), cleaned(content))
