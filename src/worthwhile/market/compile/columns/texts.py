"""Free text as rows hold it: without e-mail addresses and telephone numbers, its signs and line breaks as meant.

Forms publish ``&amp;`` and ``&#039;`` for the signs that somebody typed: read once. Some signs were encoded twice
before they were published ("Â£5"): put right where nothing else can be meant. Some text lost its backslashes, so that
a line break stands as "rn": put back only where it cannot be part of a word.
"""

from __future__ import annotations

import html
import re

from worthwhile.market.compile.columns.contacts import without_contacts

# Several of them, or one after a mark or a space and before what begins a line. The literal rn comes first for speed.
_LOST_BREAKS = re.compile(r"rn(?:(?<=[.:;!?*)\]\s\d,%’”]rn)(?=[A-Z\s*•-]|\Z)|(?:rn)+)")
# Only whole ones: in an address of a page, ?a=1&copy=2 is no sign.
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ENCODED_TWICE = re.compile("Â[\u00a0-\u00bf]|â€[™œ˜“”¢¦]")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")


def with_signs(text: str) -> str:
    """The text with the signs that its character references stand for, read once, and those encoded twice put right.

    A hard space so written is a space.
    """
    if "&" in text:
        text = _REFERENCE.sub(_sign, text)
    if not text.isascii() and ("Â" in text or "â€" in text):
        text = _ENCODED_TWICE.sub(_sign_encoded_twice, text)
    return text


def _sign_encoded_twice(found: re.Match[str]) -> str:
    return found[0].encode("cp1252").decode("utf-8").replace("\u00a0", " ")


def _sign(reference: re.Match[str]) -> str:
    return html.unescape(reference[0]).replace("\u00a0", " ").replace("\0", "")


def with_line_breaks(text: str) -> str:
    """The text with line breaks where "rn" clearly stands for one; text that has real line breaks is left alone."""
    if "\n" in text or "rn" not in text:
        return text
    # A text that lost its line breaks has one of these somewhere; hardly any other has, and is searched no further.
    if ".rn" in text or "rnrn" in text or " rn" in text:
        return _LOST_BREAKS.sub("\n", text)
    return text


def cleaned(text: str | None) -> str | None:
    """Free text as a row holds it; None where nothing is left to be seen."""
    if text is None:
        return None
    if "&" in text or not text.isascii():
        text = with_signs(text)
        if not text or text.isspace():
            return None
    return with_line_breaks(without_contacts(text))


def without_markup(text: str) -> str:
    """The text without tags, for searching."""
    return _TAG.sub(" ", text) if "<" in text else text
