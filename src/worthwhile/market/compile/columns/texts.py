"""Free text as rows may hold it: without e-mail addresses and telephone numbers, with lost line breaks put back.

Contact points are never read, but people write them into descriptions too. Some published text lost its backslashes,
so that a line break stands as "rn": put back only where it cannot be part of a word.
"""

from __future__ import annotations

import html
import re

EMAIL_REMOVED = "[e-mail removed]"
TELEPHONE_REMOVED = "[telephone removed]"

# What may stand for an @: as it is, in an address (mailto:, ?to=), as a reference, or written out against collectors.
_AT = re.compile(r"@|%40|&#0?64;|&commat;|\s?[(\[{]\s?at\s?[)\]}]\s?|\sat\s", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:[\w-]{1,63}\.){1,8}(?:xn--[\w-]{2,59}|[^\W\d_]{2,63})")
_DOT = r"(?:\s?[(\[{]\s?dot\s?[)\]}]\s?|\sdot\s)"
_DOMAIN_IN_WORDS = re.compile(
    rf"[\w-]{{1,63}}(?:(?:\.|{_DOT})[\w-]{{1,63}}){{0,7}}{_DOT}[^\W\d_]{{2,63}}", re.IGNORECASE
)
# Read backwards from the @: a name in quotation marks, or letters of any language with what stands between them. An
# address (https://.../?to=) is no part of it. Bounded, so that long runs of letters cost no more than their length.
_LOCAL = re.compile(r"\"[^\"\n]{1,64}\"\Z|[\w%+][\w.!#$%'*+^`~-]{0,63}\Z")
_LOCAL_IN_WORDS = re.compile(rf"[\w'+-]{{1,64}}(?:(?:\.|{_DOT})[\w'+-]{{1,64}}){{0,3}}\Z", re.IGNORECASE)
_LONGEST_LOCAL = 80
# Ten or eleven digits from 0, as UK numbers are written. The literal 0 in front lets the search skip quickly.
_NATIONAL = re.compile(r"0[1-9](?:[ ()-]{0,2}\d){8,9}(?!\d)")
_INTERNATIONAL = re.compile(r"(?:\+|\b00)44[ ]?(?:\(0\))?(?:[ ()-]{0,2}\d){9,10}(?!\d)")
# Numbers of procurements go on (01587-130293/A), and days (01-02-2025) and notices (028961-2025) have as many digits.
_NUMBER_GOES_ON = re.compile(r"[/_][A-Za-z]")
_DAY_OR_NOTICE = re.compile(r"\d\d?[ -]\d\d?[ -](?:19|20)\d\d|\d{6}-(?:19|20)\d\d\Z|\d{4} (?:19|20)\d\d-\d\d\Z")
# Several of them, or one after a mark or a space and before what begins a line. The literal rn comes first for speed.
_LOST_BREAKS = re.compile(r"rn(?:(?<=[.:;!?*)\]\s]rn)(?=[A-Z\s*•-]|\Z)|(?:rn)+)")
_REFERENCE = re.compile(r"&(?:#|[A-Za-z]{2,8};)")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")


def _hide_national(found: re.Match[str]) -> str:
    before = found.string[found.start() - 1] if found.start() else " "
    if before.isalnum() or before in "/.-_#=£" or _DAY_OR_NOTICE.match(found[0]):
        return found[0]
    if _NUMBER_GOES_ON.match(found.string, found.end()):
        return found[0]
    return TELEPHONE_REMOVED


def _may_hold_email(text: str) -> bool:
    """Looked for by plain letters first: of a million texts hardly any goes on to be searched."""
    if "@" in text or ("%" in text and "%40" in text) or ("&" in text and ("64;" in text or "commat;" in text)):
        return True
    for bracket in "([":
        if bracket in text and (f"{bracket}at" in text or f"{bracket} at " in text or f"{bracket}AT" in text):
            return True
    return " dot " in text or " DOT " in text


def without_emails(text: str, instead: str = EMAIL_REMOVED) -> str:
    """The text with e-mail addresses masked, also those in addresses of pages and those written out in words.

    ``name at example dot org`` is one; ``see us at example.org`` is the address of a site and stays.
    """
    if not _may_hold_email(text):
        return text
    kept: list[str] = []
    done = 0
    for at in _AT.finditer(text):
        if at.start() < done:
            continue
        found = _email_around(text, at, done)
        if found is not None:
            kept += (text[done : found[0]], instead)
            done = found[1]
    return "".join((*kept, text[done:])) if kept else text


def _email_around(text: str, at: re.Match[str], done: int) -> tuple[int, int] | None:
    """Where an e-mail address around what stands for its @ begins and ends; None where it is none."""
    in_words = at[0][0].isspace() or at[0][0] in "([{"
    domain = (_DOMAIN_IN_WORDS.match(text, at.end()) if in_words else None) or (
        None if at[0].strip().lower() == "at" else _DOMAIN.match(text, at.end())
    )
    if domain is None:
        return None
    start = max(done, at.start() - _LONGEST_LOCAL)
    local = (_LOCAL_IN_WORDS if in_words else _LOCAL).search(text[start : at.start()])
    return None if local is None else (start + local.start(), domain.end())


def may_hold_contacts(text: str) -> bool:
    """Whether ``without_contacts`` may mask anything in a text, or in the texts of a release of which this is JSON."""
    if _may_hold_email(text) or "+44" in text or "0044" in text:
        return True
    return any(_hide_national(found) is TELEPHONE_REMOVED for found in _NATIONAL.finditer(text))


def without_contacts(text: str) -> str:
    """The text with e-mail addresses and telephone numbers of the United Kingdom masked."""
    text = without_emails(text)
    if "+44" in text or "0044" in text:
        text = _INTERNATIONAL.sub(TELEPHONE_REMOVED, text)
    if "0" in text:
        text = _NATIONAL.sub(_hide_national, text)
    return text


def with_line_breaks(text: str) -> str:
    """The text with line breaks where "rn" clearly stands for one; text that has real line breaks is left alone."""
    if "\n" in text or "rn" not in text:
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
