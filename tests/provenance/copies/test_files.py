"""Files that cannot be read, by accident or by design: one clear line for each."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from pathlib import Path

import pytest
from layouts import LAYOUTS
from own_copies import TEXT, dataset

import ngo_central_asia as nca
from ngo_central_asia.errors import MissingExtraError, UnreadableError
from ngo_central_asia.provenance.copies import limits, worker
from ngo_central_asia.provenance.copies.kinds import Kind, kind_of
from ngo_central_asia.provenance.copies.plain import decoded

OWN = dataset()
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def whole(name, folder):
    """Return the path of a copy of the own text in one layout."""
    LAYOUTS[name]({"own": TEXT}, folder / "whole")
    return next((folder / "whole").iterdir())


def drawn_pdf(draw, **options):
    """Return a PDF of one page on which *draw* draws."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, **options)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def encrypted_pdf():
    """Return a PDF that opens with a password only."""
    return drawn_pdf(lambda canvas: canvas.drawString(9, 9, TEXT), encrypt="secret")


def scanned_pdf():
    """Return a PDF of a picture."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(Image.new("L", (200, 200), 128))
    return drawn_pdf(lambda canvas: canvas.drawImage(picture, 0, 0))


def pdf_of(stream, filters):
    """Return a PDF whose one page has this compressed stream."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter[%s]>>stream\n%s\nendstream"
        % (len(stream), filters, stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"".join(
        b"%d 0 obj%sendobj\n" % (number, content)
        for number, content in enumerate(objects, start=1)
    )
    return b"%PDF-1.4\n" + body + b"trailer<</Size 6/Root 1 0 R>>\n%%EOF"


def pdf_bomb():
    """Return a PDF of some kilobytes that unpacks to gigabytes, twice packed."""
    packer = zlib.compressobj(9)
    text = b"BT /F 1 Tf (aaaaaaaaaa bbbbbbbbbb) Tj ET " * 25_000
    first, again = (
        packer.compress(text) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2)
    )
    once = first + again * 2_000 + packer.flush()
    return pdf_of(zlib.compress(once, 9), b"/FlateDecode/FlateDecode")


def docx(declared, said):
    """Return a DOCX file with declarations before its document."""
    body = f'<w:document xmlns:w="{WORD}"><w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:document>'
    return zipped({"word/document.xml": declared + body})


def zipped(parts):
    """Return an archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in parts.items():
            opened.writestr(name, content)
    return out.getvalue()


def docx_bomb():
    """Return a DOCX file that unpacks beyond the limit."""
    return zipped({"word/document.xml": b" " * (limits.MOST_UNPACKED + 1)})


def entity_bomb():
    """Return a DOCX file whose entities grow without end."""
    entities = [f'<!ENTITY a "{"x" * 1000}">']
    entities += [
        f'<!ENTITY {other} "{f"&{one};" * 10}">'
        for one, other in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    return docx(f"<!DOCTYPE d [{''.join(entities)}]>", "&i;")


BAD = {
    "empty": (lambda: b"", "it is empty"),
    "blank": (lambda: b" \n\n", "it has no text"),
    "encrypted PDF": (encrypted_pdf, "it is encrypted"),
    "scanned PDF": (scanned_pdf, "its pages have no text"),
    "no PDF": (lambda: b"%PDF-1.7\n", "it is damaged or cut short"),
    "PDF bomb": (pdf_bomb, "its reader came down"),
    "DOCX bomb": (docx_bomb, "at most 10,000 of 200,000,000 bytes"),
    "entity bomb": (entity_bomb, "its part 'word/document.xml' is damaged"),
    "deep HTML": (lambda: b"<html>" + b"<div>" * 500_000 + b"x", "nested too deep"),
    "huge text": (lambda: b"word " * 1_500_000, "more than 5,000,000 characters"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n", "it is a picture"),
    "old Word": (lambda: b"\xd0\xcf\x11\xe0" * 99, "an old or encrypted Word file"),
    "Rich Text": (lambda: b"{\\rtf1 text}", "it is Rich Text"),
    "web archive": (lambda: b"MIME-Version: 1.0\n", "save it as HTML"),
    "program": (lambda: b"\x7fELF\x00\x00", "it is no plain text, PDF"),
    "other archive": (lambda: zipped({"a.txt": TEXT}), "neither DOCX nor EPUB"),
    "broken archive": (lambda: b"PK\x03\x04 and so on", "a damaged archive"),
    "EPUB without contents": (
        lambda: zipped({"META-INF/container.xml": "<container/>"}),
        "its part '' is missing",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_has_a_clear_line(name, tmp_path):
    """The file is named with its fault, and the good one beside it is checked."""
    make, expected = BAD[name]
    (tmp_path / "bad.pdf").write_bytes(make())
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    checked = nca.verify(tmp_path, OWN)

    assert expected in checked.unread[0].fault
    assert ["bad.pdf"] == [Path(file.path).name for file in checked.unread]
    assert checked.holds


@pytest.mark.parametrize(
    "layout", ["PDF, one column", "DOCX, plain", "EPUB", "HTML, clean"]
)
def test_a_file_cut_short(layout, tmp_path):
    """Half a file is a fault, or half a text; it is never an error of a library."""
    path = whole(layout, tmp_path)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    checked = nca.verify(path, OWN)

    assert checked.unread or checked.faults
    assert not any("Traceback" in (file.fault or "") for file in checked.files)


def test_a_huge_file_is_not_opened(tmp_path):
    """The size of a file is looked at first."""
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(limits.MOST_BYTES + 1)

    with pytest.raises(UnreadableError, match="at most 100,000,000 are read"):
        kind_of(tmp_path / "huge.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path):
    """What is no ordinary file is not opened."""
    os.mkfifo(tmp_path / "pipe.txt")

    with pytest.raises(UnreadableError, match="not an ordinary file"):
        worker.read(tmp_path / "pipe.txt")


def test_reading_ends(tmp_path, monkeypatch):
    """A reader that takes too long is stopped."""
    monkeypatch.setattr(limits, "MOST_SECONDS", 0.01)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    with pytest.raises(UnreadableError, match=r"more than 0\.01 seconds"):
        worker.read(tmp_path / "a.txt")


def test_no_entity_is_followed(tmp_path):
    """A file that an entity names is not read."""
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", encoding="utf-8")
    declared = f'<!DOCTYPE d [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'
    (tmp_path / "a.docx").write_bytes(docx(declared, "before &a; after"))
    said = "".join(part.text for part in worker.read(tmp_path / "a.docx").parts)

    assert "before" in said
    assert "SECRET" not in said


def test_a_protected_book(tmp_path):
    """Chapters that are encrypted are said to be so."""
    path = whole("EPUB", tmp_path)
    with zipfile.ZipFile(path, "a") as book:
        book.writestr(
            "META-INF/encryption.xml",
            '<e><CipherReference URI="OEBPS/text/c0.xhtml"/></e>',
        )

    with pytest.raises(UnreadableError, match="protected against copying"):
        worker.read(path)


def test_a_pdf_that_anyone_may_open(tmp_path):
    """A PDF that only forbids printing is read."""
    from reportlab.lib.pdfencrypt import StandardEncryption

    locked = StandardEncryption("", ownerPassword="owner", canPrint=0)
    content = drawn_pdf(
        lambda canvas: canvas.drawString(9, 9, "Read me"), encrypt=locked
    )
    (tmp_path / "a.pdf").write_bytes(content)

    assert "Read me" == worker.read(tmp_path / "a.pdf").parts[0].text


def test_raised_marks_are_no_digits(tmp_path):
    """The mark of a note after a number is not read as a part of it."""

    def draw(canvas):
        text = canvas.beginText(50, 500)
        text.textOut("over 5,100")
        text.setFont("Helvetica", 6)
        text.setRise(5)
        text.textOut("12")
        text.setFont("Helvetica", 12)
        text.setRise(0)
        text.textOut(" groups")
        canvas.drawText(text)

    (tmp_path / "a.pdf").write_bytes(drawn_pdf(draw))

    assert "over 5,100 groups" == worker.read(tmp_path / "a.pdf").parts[0].text


@pytest.mark.parametrize(
    ("layout", "kind"),
    [
        ("text, wrapped", Kind.TEXT),
        ("PDF, two columns", Kind.PDF),
        ("HTML, messy", Kind.HTML),
        ("DOCX, messy", Kind.DOCX),
        ("EPUB", Kind.EPUB),
    ],
)
def test_a_name_says_nothing(layout, kind, tmp_path):
    """A file is of the kind that its content is, and its text is verified."""
    path = whole(layout, tmp_path).rename(tmp_path / "article.bin")

    assert kind is kind_of(path)
    assert nca.verify(path, OWN).holds


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding):
    """Text is read in the encodings that people save it in."""
    assert "“5,100”–NGOs" == decoded("“5,100”–NGOs".encode(encoding))


def test_a_missing_package_is_named(tmp_path, monkeypatch):
    """The error names the command that installs what reads such a file."""
    hidden = tmp_path / "hidden" / "pypdfium2"
    hidden.mkdir(parents=True)
    (hidden / "__init__.py").write_text(
        "raise ModuleNotFoundError(name='pypdfium2')", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(hidden.parent)
    path = whole("PDF, one column", tmp_path)

    with pytest.raises(
        MissingExtraError, match=r"pip install 'ngo-central-asia\[verify\]'"
    ):
        nca.verify(path, OWN)
