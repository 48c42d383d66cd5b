"""Files as people send them, honest and hostile, made in memory for the tests."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence

import docx
import typst
import xlsxwriter  # type: ignore[import-untyped]
from docx.document import Document

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word_file(*paragraphs: str, author: str = "Jane Smith", editor: str = "Bob Jones") -> bytes:
    """A Word document of plain paragraphs; "# x" is a heading."""
    document = docx.Document()
    document.core_properties.author = author
    document.core_properties.last_modified_by = editor
    for text in paragraphs:
        if text.startswith("# "):
            document.add_heading(text[2:], level=1)
        else:
            document.add_paragraph(text)
    return saved(document)


def word_with_tables(blocks: Iterable[str]) -> bytes:
    """A Word document of blocks: "# x" is a heading, lines that begin with "|" are the rows of one table."""
    document = docx.Document()
    for block in blocks:
        lines = block.splitlines()
        if lines[0].startswith("# "):
            document.add_heading(lines[0][2:], level=1)
        elif lines[0].startswith("|"):
            rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in lines]
            table = document.add_table(rows=len(rows), cols=len(rows[0]))
            for cells, row in zip(table.rows, rows, strict=True):
                for cell, text in zip(cells.cells, row, strict=True):
                    cell.text = text
        else:
            document.add_paragraph(" ".join(lines))
    return saved(document)


def excel_file(rows: Sequence[Sequence[object]], *, company: str = "Acme Care CIC") -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"author": "Jane Smith", "company": company})
        sheet = book.add_worksheet("Prices")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        sheet.write_comment("A1", "Please check", {"author": "Bob Jones"})
    return out.getvalue()


def pdf_file(*pages: str, author: str = "Jane Smith") -> bytes:
    """A PDF as Typst sets it, one page for each text; a line "# x" is a heading. The words go in as data."""
    layout = (
        "#let pages = json(bytes(sys.inputs.pages))\n#set document(author: sys.inputs.author, title: [Tender])\n"
        '#for (i, page) in pages.enumerate() {\n  if i > 0 { pagebreak() }\n  for line in page.split("\\n\\n") {\n'
        '    if line.starts-with("# ") { heading(level: 1, line.slice(2)) } else { par(line) }\n  }\n}\n'
    )

    inputs = {"pages": json.dumps(list(pages)), "author": author}
    made = typst.compile(layout.encode(), format="pdf", sys_inputs=inputs)
    assert isinstance(made, bytes)
    return made


def raw_pdf(*, catalog: str = "", page: str = "", others: Iterable[str] = (), pages: str = "/Count 1") -> bytes:
    """A PDF written by hand with a true table of objects: entries to add to the catalog and page, and more objects.

    Objects given in ``others`` are numbered from 5.
    """
    content = "BT /F1 12 Tf 72 720 Td (Hello tender) Tj ET"
    bodies = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [3 0 R] {pages} >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        f"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> {page} >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        *others,
    ]
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}".encode()
    return out + f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def repacked(
    data: bytes,
    *,
    changed: Mapping[str, bytes] | None = None,
    added: Mapping[str, bytes] | None = None,
    replaced: Mapping[tuple[str, str], str] | None = None,
) -> bytes:
    """An Office file with parts changed or added, or with words in a part replaced ((part, old): new)."""
    changed, replaced = changed or {}, replaced or {}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            body = changed.get(part, old.read(part))
            for (where, before), after in replaced.items():
                if where == part:
                    assert before.encode() in body, f"{before!r} does not stand in {part}"
                    body = body.replace(before.encode(), after.encode())
            new.writestr(part, body)
        for part, body in (added or {}).items():
            new.writestr(part, body)
    return out.getvalue()


def with_body(xml: str, *, data: bytes | None = None) -> bytes:
    """A Word document whose body is this WordprocessingML (prefix ``w``)."""
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}">'
        f"<w:body>{xml}</w:body></w:document>"
    )
    return repacked(data or word_file("x"), changed={"word/document.xml": document.encode()})


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {part: archive.read(part) for part in archive.namelist()}
