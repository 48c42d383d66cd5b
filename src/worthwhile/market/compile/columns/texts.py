"""Free text as rows may hold it: without e-mail addresses and telephone numbers, with lost line breaks put back.

Contact points are never read, but people write them into descriptions too. Some published text lost its backslashes,
so that a line break stands as "rn": put back only where it cannot be part of a word.
"""

from __future__ import annotations

import html
import re

EMAIL_REMOVED = "[e-mail removed]"
TELEPHONE_REMOVED = "[telephone removed]"

# Bounded, so that long runs of letters cost no more than their length.
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
# Ten or eleven digits from 0, as UK numbers are written. The literal 0 in front lets the search skip quickly.
_NATIONAL = re.compile(r"0[1-9](?:[ ()-]{0,2}\d){8,9}(?!\d)")
_INTERNATIONAL = re.compile(r"(?:\+|\b00)44[ ]?(?:\(0\))?(?:[ ()-]{0,2}\d){9,10}(?!\d)")
# Days (01-02-2025) and numbers of notices (028961-2025) have as many digits.
_DAY_OR_NOTICE = re.compile(r"\d\d?[ -]\d\d?[ -](?:19|20)\d\d|\d{6}-(?:19|20)\d\d\Z")
# Several of them, or one after a mark or a space and before what begins a line. The literal rn comes first for speed.
_LOST_BREAKS = re.compile(r"rn(?:(?<=[.:;!?*)\]\s]rn)(?=[A-Z\s*•-]|\Z)|(?:rn)+)")
_REFERENCE = re.compile(r"&(?:#|[A-Za-z]{2,8};)")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")


def _hide_national(found: re.Match[str]) -> str:
    before = found.string[found.start() - 1] if found.start() else " "
    if before.isalnum() or before in "/.-_#=£" or _DAY_OR_NOTICE.match(found[0]):
        return found[0]
    return TELEPHONE_REMOVED


def without_contacts(text: str) -> str:
    """The text with e-mail addresses and telephone numbers of the United Kingdom masked."""
    if "@" in text:
        text = _EMAIL.sub(EMAIL_REMOVED, text)
    if "+44" in text or "0044" in text:
        text = _INTERNATIONAL.sub(TELEPHONE_REMOVED, text)
    if "0" in text:
        text = _NATIONAL.sub(_hide_national, text)
    return text


def with_line_breaks(text: str) -> str:
    """The text with line breaks where "rn" clearly stands for one; text that has real line breaks is left alone."""
    if "rn" not in text or "\n" in text:
        return text
    # A text that lost its line breaks has one of these somewhere; hardly any other has, and is searched no further.
    if ".rn" in text or "rnrn" in text or " rn" in text:
        return _LOST_BREAKS.sub("\n", text)
    return text


def cleaned(text: str | None) -> str | None:
    """Free text as a row holds it."""
    if text is None:
        return None
    return with_line_breaks(without_contacts(text))


def without_markup(text: str) -> str:
    """The text without tags and character references, for searching."""
    if "<" in text:
        text = _TAG.sub(" ", text)
    if _REFERENCE.search(text):
        text = html.unescape(text)
    return text
