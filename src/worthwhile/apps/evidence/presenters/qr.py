"""QR codes of links: a picture for the page, and a file to print."""

from __future__ import annotations

import io

import segno

SCALE_ON_PAGE, SCALE_IN_FILE = 5, 12


def qr_picture(link: str) -> str:
    """An SVG as the address of an image, so that the page needs no further request."""
    picture: str = segno.make_qr(link).svg_data_uri(scale=SCALE_ON_PAGE, light="#ffffff")
    return picture


def qr_png(link: str) -> bytes:
    """A PNG large enough to print."""
    file = io.BytesIO()
    segno.make_qr(link).save(file, kind="png", scale=SCALE_IN_FILE)
    return file.getvalue()
