"""Hiding people in a piece of text that is shown or kept to say what was wrong: who to contact, e-mail, telephone."""

from __future__ import annotations

import re

_CONTACT = re.compile(r'"contactPoint[^"]*"\s*:\s*(?:\{[^}]*\}?|"(?:[^"\\]|\\.)*"?)')
_E_MAIL = re.compile(r"[^\s\"'<>:,;]*(?:@|\\u0040|&#64;|%40)[^\s\"'<>,;]*")
_NUMBER = re.compile(r"(?<![\w-])(?!\d{4}-\d\d(?:-\d\d|$)|\d{6}-\d{4}(?!\d))\(?[+\d](?:[ ().–-]{0,2}\d){5,}(?![\w])")
_CUT_NUMBER = re.compile(r"[+\d][\d ().–-]*$")


def masked(text: str) -> str:
    """The text without what tells of a person. A number at its end is left out too: it may be the half of one."""
    text = _CONTACT.sub('"contactPoint": "(left out)"', text)
    text = _E_MAIL.sub("(e-mail left out)", text)
    text = _NUMBER.sub("(number left out)", text)
    return _CUT_NUMBER.sub("", text)
