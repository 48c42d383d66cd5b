"""Tagged PDF, set with Typst. Whatever is printed goes in as data and is never read as markup."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from worthwhile.exchange.charts.picture import fonts
from worthwhile.exchange.charts.typeface import FONT_NAME

ACCESSIBLE = "ua-1"


def tagged_pdf(layout: Path, inputs: Mapping[str, str]) -> bytes:
    """The layout filled with texts by name, as PDF/UA-1, or where a script has no font here, as tagged PDF."""
    given = {**inputs, "font": FONT_NAME}
    try:
        return _compiled(layout, given, [ACCESSIBLE])
    except typst.TypstError:
        return _compiled(layout, given, [])


def _compiled(layout: Path, inputs: dict[str, str], standards: list[Any]) -> bytes:
    made = typst.compile(layout, format="pdf", font_paths=fonts(), sys_inputs=inputs, pdf_standards=standards)
    assert isinstance(made, bytes)
    return made
