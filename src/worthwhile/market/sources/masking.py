"""Hiding people in a piece of text that is shown or kept to say what was wrong: who to contact, e-mail, telephone."""

from __future__ import annotations

import re

from worthwhile.market.compile.columns.texts import without_emails

EMAIL_LEFT_OUT = "(e-mail left out)"

_CONTACT = re.compile(r'"contactPoint[^"]*"\s*:\s*(?:\{[^}]*\}?|"(?:[^"\\]|\\.)*"?)')
# Words are taken one by one and looked into, so that a long one costs no more than its length.
_WORD = re.compile(r"[^\s\"'<>,;]+")
_AT = re.compile(r"@|\\u0040|&#64|%40")
_NUMBER = re.compile(r"(?<![\w-])(?!\d{4}-\d\d(?:-\d\d|$)|\d{6}-\d{4}(?!\d))\(?[+\d](?:[ ().–-]{0,2}\d){5,}(?![\w])")
_OF_A_NUMBER = "0123456789 ().–-"


def masked(text: str) -> str:
    """The text without what tells of a person. A number at its end is left out too: it may be the half of one."""
    text = _CONTACT.sub('"contactPoint": "(left out)"', text)
    text = without_emails(text, EMAIL_LEFT_OUT)
    if _AT.search(text):
        text = _WORD.sub(_without_email, text)
    return _without_cut_number(_NUMBER.sub("(number left out)", text))


def _without_email(word: re.Match[str]) -> str:
    """Anything with an @ in it is taken for an e-mail address here, whole or not, from the last colon before it."""
    at = _AT.search(word[0])
    if at is None:
        return word[0]
    return f"{word[0][: word[0].rfind(':', 0, at.start()) + 1]}{EMAIL_LEFT_OUT}"


def _without_cut_number(text: str) -> str:
    before = text.rstrip(_OF_A_NUMBER)
    if before.endswith("+"):
        return before[:-1]
    rest = text[len(before) :]
    return before + rest[: len(rest) - len(rest.lstrip(" ().–-"))]
