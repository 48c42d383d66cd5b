"""E-mail addresses and telephone numbers that people write into texts, masked.

Numbers of another kind stay: money, days and times, CPV codes, numbers of notices, procurements and companies.
"""

from __future__ import annotations

import re

EMAIL_REMOVED = "[e-mail removed]"
TELEPHONE_REMOVED = "[telephone removed]"

# What may stand for an @: as it is, in an address (mailto:, ?to=), as a reference, or written out against collectors.
_AT = re.compile(r"\s?[@＠]\s?|%40|&#0?64;|&commat;|\s?[(\[{<]\s?at\s?[)\]}>]\s?|\sat\s", re.IGNORECASE)
# Accents that stand behind their letter, and marks that nobody sees, are parts of a word too.
_W = r"\w\u0300-\u036f\u00ad\u200b-\u200d\u2060"
_DOMAIN = re.compile(rf"(?:[{_W}-]{{1,63}}\.){{1,8}}(?:xn--[\w-]{{2,59}}|[^\W\d_]{{2,63}})")
# With spaces around its @ it may be a place (Centre @ St.Marys), so its end has to be one that addresses here have.
_DOMAIN_APART = re.compile(
    rf"(?:[{_W}-]{{1,63}}\.){{1,8}}(?:uk|org|com|net|gov|edu|info|biz|eu|ie|scot|wales|cymru|london)(?![{_W}])"
)
_DOT = r"(?:\s?[(\[{<]\s?dot\s?[)\]}>]\s?|\sdot\s)"
_DOMAIN_IN_WORDS = re.compile(
    rf"[{_W}-]{{1,63}}(?:(?:\.|{_DOT})[{_W}-]{{1,63}}){{0,7}}{_DOT}[^\W\d_]{{2,63}}", re.IGNORECASE
)
# Read backwards from the @: a name in quotation marks, or letters of any language with what stands between them. An
# address (https://.../?to=) is no part of it. Bounded, so that long runs of letters cost no more than their length.
_LOCAL = re.compile(rf"\"[^\"\n]{{1,64}}\"\Z|[\w%+][{_W}.!#$%'’*+^`~-]{{0,63}}\Z")
_LOCAL_IN_WORDS = re.compile(rf"[{_W}'’+-]{{1,64}}(?:(?:\.|{_DOT})[{_W}'’+-]{{1,64}}){{0,3}}\Z", re.IGNORECASE)
_LONGEST_LOCAL = 80
_OPENINGS = tuple((bracket, tuple(bracket + at for at in ("at", " at ", "AT", "At"))) for bracket in "([{<")

# What HTML writes for a space or a dash is looked for only where a text has an &, for speed.
_SIGN = r"[ \u00a0\u2007\u2009\u202f().\u2010-\u2013/-]"
_BETWEEN = rf"{_SIGN}{{0,3}}"
_BETWEEN_IN_HTML = rf"(?:{_SIGN}|&nbsp;|&#160;|&ndash;|&#8211;){{0,3}}"
# Ten or eleven digits from 0, as UK numbers are written. The literal 0 in front lets the search skip quickly.
_NATIONAL, _NATIONAL_IN_HTML = (
    re.compile(rf"0[1-9](?:{between}\d){{8,9}}(?!\d)") for between in (_BETWEEN, _BETWEEN_IN_HTML)
)
_ABROAD, _ABROAD_IN_HTML = (
    re.compile(rf"(?:\+|00)(?: ?44|[1-9])(?:{between}\d){{9,13}}(?!\d)") for between in (_BETWEEN, _BETWEEN_IN_HTML)
)
# A second number behind a slash: whole, or its last digits.
_ENDS_OTHERWISE = re.compile(r" ?/ ?\d{1,6}(?! ?[\d/])")
_NAMED = re.compile(
    r"(?<![^\W\d_])(?:(?:tel|telephone|phone|fax|mob|mobile|ring|call|contact)(?:\.? ?(?:no|nr|number))?\W{0,3}"
    r"|[tm][.:] ?)\Z",
    re.IGNORECASE,
)
_REFERRED = re.compile(r"(?<![^\W\d_])(?:ref|reference|uprn|duns|id)(?: (?:no|number))?[.:]{0,2} ?\Z", re.IGNORECASE)
_LONGEST_NAME = 20
# Numbers of procurements go on (01587-130293/A); the rest have as many digits as a telephone number when another number
# follows: days, times from and to, notices (028961-2025), CPV codes with their check digit.
_GOES_ON = re.compile(r"[/_][A-Za-z]")
_OF_ANOTHER_KIND = re.compile(
    r"\d\d?([ ./\u2010-\u2013-])\d\d?\1(?:19|20)?\d\d(?!\d)"
    r"|\d{6}[/\u2010-\u2013-](?:19|20)\d\d(?!\d)"
    r"|\d{4} (?:19|20)\d\d-\d\d(?!\d)"
    r"|0\d[.]?[0-5]\d ?[\u2010-\u2013-] ?[012]\d[.]?[0-5]\d(?!\d)"
    r"|\d{8}-\d(?!\d)"
    r"|\d{8,9}(?!\d)"
)
_THOUSANDS = re.compile(r"\+[1-9]\d{0,2}(?:[ .\u00a0]000){2,}\Z")


def _may_hold_email(text: str) -> bool:
    """Looked for by plain letters first: of a million texts hardly any goes on to be searched."""
    if "@" in text or "＠" in text or ("%" in text and "%40" in text):
        return True
    if "&" in text and ("64;" in text or "commat;" in text):
        return True
    for bracket, openings in _OPENINGS:
        if bracket in text:
            for opening in openings:
                if opening in text:
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
    sign = at[0].strip()
    local = _LOCAL
    if sign in "@＠":
        domain = (_DOMAIN if len(at[0]) == 1 else _DOMAIN_APART).match(text, at.end())
    elif sign[0] in "%&":
        domain = _DOMAIN.match(text, at.end())
    else:
        local = _LOCAL_IN_WORDS
        domain = _DOMAIN_IN_WORDS.match(text, at.end())
        if domain is None and sign.lower() != "at":
            domain = _DOMAIN.match(text, at.end())
    if domain is None:
        return None
    start = max(done, at.start() - _LONGEST_LOCAL)
    found = local.search(text[start : at.start()])
    return None if found is None else (start + found.start(), domain.end())


def without_telephones(text: str, instead: str = TELEPHONE_REMOVED, *, only_named: bool = False) -> str:
    """The text with telephone numbers masked: those of the United Kingdom, and any with + and the code of its country.

    ``only_named``: those alone that a word such as ``Tel.`` stands before.
    """
    zero = "0" in text
    if "+" in text or (zero and "44" in text):
        text = _without(_ABROAD_IN_HTML if "&" in text else _ABROAD, text, instead, only_named)
    if zero:
        text = _without(_NATIONAL_IN_HTML if "&" in text else _NATIONAL, text, instead, only_named)
    return text


def _without(numbers: re.Pattern[str], text: str, instead: str, only_named: bool) -> str:
    found = numbers.search(text)
    if found is None:
        return text
    kept: list[str] = []
    done = begin = 0
    while found is not None:
        start, end = found.span()
        named = _NAMED.search(text[max(0, start - _LONGEST_NAME) : start]) is not None
        follows = bool(kept) and text[done:start].strip(" ") == "/"
        if (named or not only_named) and _is_telephone(found, sure=named or follows):
            more = _ENDS_OTHERWISE.match(text, end)
            kept += (text[done:start], instead)
            done = begin = more.end() if more else end
        else:
            # What follows the first digits may be a telephone number all the same.
            begin = start + 2
            while begin < end and text[begin].isdecimal():
                begin += 1
        found = numbers.search(text, begin)
    return "".join((*kept, text[done:])) if kept else text


def _is_telephone(found: re.Match[str], *, sure: bool) -> bool:
    """Whether digits are a telephone number; ``sure`` where what stands before them says so."""
    number, text, start = found[0], found.string, found.start()
    before = text[start - 1] if start else " "
    if not sure and (before.isalnum() or before in "/.-_#=£€$" or _GOES_ON.match(text, found.end())):
        return False
    if number[0] == "+":
        return _THOUSANDS.match(number) is None
    if _OF_ANOTHER_KIND.match(number) or (not sure and _REFERRED.search(text[max(0, start - _LONGEST_NAME) : start])):
        return False
    return _is_grouped_as_one(number, text[found.end() : found.end() + 1])


def _is_grouped_as_one(number: str, after: str) -> bool:
    """Dots stand behind the code of an area (020.7946.0018), and a slash there alone (01632/960983)."""
    area = len(number) - len(number.lstrip("0123456789"))
    if "." in number and area == 2:
        return False
    slash = number.find("/")
    return slash < 0 or ("/" not in number[slash + 1 :] + after and 3 <= area <= 5 and slash <= area + 1)


def may_hold_contacts(text: str) -> bool:
    """Whether anything may be masked in a text, or in the texts of a release of which this is JSON."""
    return _may_hold_email(text) or "\\u" in text or without_telephones(text) is not text


def without_contacts(text: str) -> str:
    """The text with e-mail addresses and telephone numbers masked."""
    return without_telephones(without_emails(text))
