"""A drawing as PNG, set by the same typesetter as the PDF, so that Word shows what page and PDF show."""

from __future__ import annotations

from functools import cache

import typst

from worthwhile.exchange.charts.typeface import FONT_FILES

# A PDF point is a 72nd of an inch; a pixel of the drawing is set as one point and shown as two pixels.
_PIXELS_PER_INCH = 144.0
_PAGE = b"""
#set page(width: float(sys.inputs.width) * 1pt, height: float(sys.inputs.height) * 1pt, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%)
"""


@cache
def fonts() -> typst.Fonts:
    """Our own first; the machine's for letters that ours lacks."""
    return typst.Fonts(font_paths=[str(FONT_FILES)])


def png_bytes(svg: str, *, width: int, height: int) -> bytes:
    """The drawing at twice its size in pixels."""
    made = typst.compile(
        _PAGE,
        format="png",
        ppi=_PIXELS_PER_INCH,
        font_paths=fonts(),
        sys_inputs={"svg": svg, "width": str(width), "height": str(height)},
    )
    assert isinstance(made, bytes)
    return made
