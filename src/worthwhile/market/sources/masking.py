"""Hiding people in a piece of text that is shown or kept to say what was wrong: who to contact, e-mail, telephone."""

from __future__ import annotations

import re

from worthwhile.market.compile.columns.contacts import without_emails, without_telephones

EMAIL_LEFT_OUT = "(e-mail left out)"
NUMBER_LEFT_OUT = "(number left out)"

_CONTACT = re.compile(r'"\w{0,20}[cC]ontact(?:Point|Person|Name)\w{0,10}"\s*:\s*')
# What decides where a value of JSON ends; the text may end before it.
_MARK = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{},]')
_TELEPHONE = re.compile(r'("\w{0,20}(?:[pP]hone|[fF]ax|[mM]obile)\w{0,10}"\s*:\s*)(?:"(?:[^"\\]|\\.)*"?|[\d.+-]+)')
# Words are taken one by one and looked into, so that a long one costs no more than its length.
_WORD = re.compile(r"[^\s\"'<>,;]+")
_AT = re.compile(r"@|\\u0040|&#64|%40")
# Of any country, and of an area alone: here rather too many are left out than one too few.
_NUMBER = re.compile(r"(?<![\w/=-])(?!\d{4}-\d\d(?:-\d\d|$)|\d{6}-\d{4}(?!\d))\(?[+\d](?:[ ().–-]{0,2}\d){5,}(?![\w])")
_BEFORE_ANOTHER_KIND = re.compile(r"(?:[£€$]|\b(?:GBP|EUR|USD|CPV):?) ?\Z")
_WHOLE_VALUE = re.compile(r'":\s?"?\Z')
_DAY_OR_SUM = re.compile(r"\d\d?[.-]\d\d?[.-](?:19|20)\d\d\Z|[1-9]\d{0,2}(?:[ .]\d{3}){0,4}[ .]000\Z")
_OF_A_NUMBER = "0123456789 ().–-"


def masked(text: str) -> str:
    """The text without what tells of a person. A number at its end is left out too: it may be the half of one."""
    text = _TELEPHONE.sub(rf'\1"{NUMBER_LEFT_OUT}"', _without_contact_points(text))
    text = without_emails(text, EMAIL_LEFT_OUT)
    if _AT.search(text):
        text = _WORD.sub(_without_email, text)
    text = without_telephones(text, NUMBER_LEFT_OUT)
    return _without_cut_number(_NUMBER.sub(_without_number, text))


def _without_contact_points(text: str) -> str:
    """The text with the people that a release names to contact left out: one, a list of them, or the half of either."""
    kept: list[str] = []
    done = 0
    while found := _CONTACT.search(text, done):
        kept += (text[done : found.start()], '"contactPoint": "(left out)"')
        done = _end_of_value(text, found.end())
    return "".join((*kept, text[done:]))


def _end_of_value(text: str, begin: int) -> int:
    depth = 0
    for mark in _MARK.finditer(text, begin):
        sign = mark[0][0]
        if sign in "]},":
            if depth == 0:
                return mark.start()
            depth -= sign != ","
        else:
            depth += sign != '"'
        if depth == 0:
            return mark.end()
    return len(text)


def _without_email(word: re.Match[str]) -> str:
    """Anything with an @ in it is taken for an e-mail address here, whole or not, from the last colon before it."""
    at = _AT.search(word[0])
    if at is None:
        return word[0]
    return f"{word[0][: word[0].rfind(':', 0, at.start()) + 1]}{EMAIL_LEFT_OUT}"


def _without_number(found: re.Match[str]) -> str:
    """Money, days, and numbers that stand alone in their field, such as codes, are no telephone numbers."""
    text, number, start = found.string, found[0], found.start()
    before = text[max(0, start - 6) : start]
    alone = number.isdecimal() and _WHOLE_VALUE.search(before) and text[found.end() : found.end() + 1] in '",}] \n'
    if alone or _BEFORE_ANOTHER_KIND.search(before) or _DAY_OR_SUM.match(number):
        return number
    return NUMBER_LEFT_OUT


def _without_cut_number(text: str) -> str:
    before = text.rstrip(_OF_A_NUMBER)
    if before.endswith("+"):
        return before[:-1]
    rest = text[len(before) :]
    return before + rest[: len(rest) - len(rest.lstrip(" ().–-"))]
