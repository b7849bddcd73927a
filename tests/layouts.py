"""The source texts as people have them: PDF, HTML, DOCX, EPUB and text in many layouts.

Each function writes the copies of all texts into a folder, under names that say nothing
of what they hold. The files are made when the tests run, and nowhere else.
"""

from __future__ import annotations

import importlib.util
import re
import textwrap
import zipfile
from html import escape
from pathlib import Path

from ngo_central_asia.provenance.passages import paragraphs

HEAD = "Journal of Central Asian Studies, Issue 7"
_RAISED = re.compile(r"<sup>([^<]*)</sup>")
_BREAKS = re.compile(r"(?<=[a-z]{3})([aeiou])(?=[bcdfghklmnprstvz][a-z]{3})")


def blocks(text):
    """Return the paragraphs of a text, without the marks of its own markup."""
    found = (re.sub(r"-\s+(?=[a-z])", "-", part) for part in paragraphs(text))
    return [" ".join(re.sub(r"^#+ |\*+", "", part).split()) for part in found]


def pieces(block):
    """Return the pieces of a paragraph, each with whether it is raised."""
    parts = _RAISED.split(block)
    return [(part, bool(number % 2)) for number, part in enumerate(parts) if part]


def soft(text, mark="\u00ad"):
    """Return a text whose long words may be broken."""
    return _BREAKS.sub(rf"\1{mark}", text)


def copies(texts, folder, ending):
    """Yield the paragraphs of each text with the file to write them to."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(texts.values(), start=1):
        yield blocks(text), folder / f"download ({number}).{ending}"


# --- plain text -----------------------------------------------------------------------


def wrapped_text(texts, folder):
    """Write text as tools extract it: broken lines and words, pages with heads."""
    for found, path in copies(texts, folder, "txt"):
        lines = []
        for block in found:
            plain = "".join(part for part, _ in pieces(block))
            lines += [*_broken(plain), ""]
        pages = [lines[at : at + 45] for at in range(0, len(lines), 45)]
        path.write_text(
            "\f".join(
                "\n".join([f"{HEAD}", "", *page, "", f"{number}"])
                for number, page in enumerate(pages, start=1)
            ),
            encoding="utf-8",
        )


def _broken(text, width=60):
    """Return lines in which long words are broken with a hyphen."""
    lines, line = [], ""
    for word in text.split():
        room = width - len(line) - 1
        if len(word) <= room or not line:
            line = f"{line} {word}".strip()
        elif len(word) > 9 and word.isalpha() and room > 5:
            lines.append(f"{line} {word[: room - 1]}-")
            line = word[room - 1 :]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def misread_text(texts, folder):
    """Write text as character recognition damages it: every 40th word is misread."""
    for found, path in copies(texts, folder, "txt"):
        seen = 0

        def misread(word):
            nonlocal seen
            seen += 1
            if seen % 40:
                return word[0]
            return word[0].replace("rn", "m").replace("h", "b").replace("e", "c", 1)

        text = "\n\n".join(textwrap.fill(_RAISED.sub("", block)) for block in found)
        path.write_text(re.sub(r"[a-z]{4,}", misread, text), encoding="utf-8")


# --- PDF ------------------------------------------------------------------------------


def plain_pdf(texts, folder):
    """Write PDFs of one column."""
    from reportlab.platypus import SimpleDocTemplate

    for found, path in copies(texts, folder, "pdf"):
        SimpleDocTemplate(str(path)).build(_flowed(found))


def columns_pdf(texts, folder):
    """Write PDFs of two columns: broken words, ligatures, heads and page numbers."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    def furnish(canvas, document):
        canvas.setFont("Roboto", 8)
        canvas.drawString(60, 800, HEAD)
        canvas.drawCentredString(300, 30, str(document.page + 49))

    for found, path in copies(texts, folder, "pdf"):
        frames = [Frame(x, 50, 235, 730, id=str(x)) for x in (50, 310)]
        document = BaseDocTemplate(str(path), pagesize=A4)
        document.addPageTemplates(PageTemplate(frames=frames, onPage=furnish))
        ligated = [
            block.replace("fi", "\ufb01").replace("fl", "\ufb02") for block in found
        ]
        document.build(_flowed([soft(block) for block in ligated], alignment=4))


def _flowed(found, **style):
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph

    if "Roboto" not in pdfmetrics.getRegisteredFontNames():
        font = importlib.util.find_spec("font_roboto").submodule_search_locations[0]
        where = Path(font) / "files" / "Roboto-Regular.ttf"
        pdfmetrics.registerFont(TTFont("Roboto", where))
    plain = ParagraphStyle(
        "plain",
        fontName="Roboto",
        fontSize=9,
        leading=12,
        spaceAfter=6,
        embeddedHyphenation=1,
        **style,
    )
    return [
        Paragraph(
            "".join(
                f"<super>{escape(part)}</super>" if raised else escape(part)
                for part, raised in pieces(block)
            ),
            plain,
        )
        for block in found
    ]


# --- HTML and EPUB --------------------------------------------------------------------


def clean_html(texts, folder):
    """Write pages of nothing but headings and paragraphs."""
    for found, path in copies(texts, folder, "html"):
        path.write_text(_page(_marked(found)), encoding="utf-8")


def messy_html(texts, folder):
    """Write pages as saved from a site: menus, notes, tags and breaks inside words."""
    for found, path in copies(texts, folder, "htm"):
        body = [
            "<nav><ul><li>Home<li>Issues</ul></nav><script>var a = '<p>5,100';</script>"
        ]
        for number, block in enumerate(found, start=1):
            inside = re.sub(
                r"(?<= )([a-z]{2})([a-z]{6,})(?= )",
                r"<b>\1</b><span>\2</span>",
                _inline(block),
            )
            inside = soft(inside, "&shy;") if "<" not in block else inside
            mark = f'<sup><a href="#n{number}">{number}</a></sup>'
            first, space, rest = inside.partition(". ")
            body.append(f"<div><p>{first}{mark if space else ''}{space}{rest}<br>")
        path.write_text(_page("\n".join(body)), encoding="utf-8")


def epub(texts, folder):
    """Write books of one chapter for every ten paragraphs."""
    for found, path in copies(texts, folder, "epub"):
        chapters = [found[at : at + 10] for at in range(0, len(found), 10)]
        names = [f"c{number}" for number in range(len(chapters))]
        items = "".join(f'<item id="{n}" href="text/{n}.xhtml"/>' for n in names)
        refs = "".join(f'<itemref idref="{name}"/>' for name in names)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
            book.writestr("mimetype", "application/epub+zip")
            book.writestr(
                "META-INF/container.xml",
                '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
                '<rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
            )
            book.writestr(
                "OEBPS/book.opf",
                '<package xmlns="http://www.idpf.org/2007/opf">'
                f"<manifest>{items}</manifest><spine>{refs}</spine></package>",
            )
            for name, chapter in zip(names, chapters, strict=True):
                book.writestr(f"OEBPS/text/{name}.xhtml", _page(_marked(chapter)))


def _page(body):
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>A page</title></head>'
        f"<body>{body}</body></html>"
    )


def _marked(found):
    return "\n".join(f"<p>{_inline(block)}</p>" for block in found)


def _inline(block):
    return "".join(
        f"<sup>{escape(part)}</sup>" if raised else escape(part)
        for part, raised in pieces(block)
    )


# --- DOCX -----------------------------------------------------------------------------


def plain_docx(texts, folder):
    """Write documents of nothing but paragraphs."""
    for found, path in copies(texts, folder, "docx"):
        document = _document()
        for block in found:
            paragraph = document.add_paragraph()
            for part, raised in pieces(block):
                paragraph.add_run(part).font.superscript = raised
        document.save(path)


def messy_docx(texts, folder):
    """Write documents with heads, soft hyphens, note marks and words in many runs."""
    for found, path in copies(texts, folder, "docx"):
        document = _document()
        document.sections[0].header.paragraphs[0].text = HEAD
        document.sections[0].footer.paragraphs[0].text = "Page 12"
        for number, block in enumerate(found, start=1):
            paragraph = document.add_paragraph()
            for part, raised in pieces(block):
                text = part if raised else soft(part)
                for at in range(0, len(text), 7):
                    run = paragraph.add_run(text[at : at + 7])
                    run.font.superscript = raised
                    run.bold = at % 3 == 0
            paragraph.add_run(str(number)).font.superscript = True
        document.save(path)


def _document():
    from docx import Document

    return Document()


LAYOUTS = {
    "text, wrapped": wrapped_text,
    "text, misread": misread_text,
    "PDF, one column": plain_pdf,
    "PDF, two columns": columns_pdf,
    "HTML, clean": clean_html,
    "HTML, messy": messy_html,
    "DOCX, plain": plain_docx,
    "DOCX, messy": messy_docx,
    "EPUB": epub,
}
