"""Codes that an organisation brings along from a list of its own, and those that could tell who a person is."""

from __future__ import annotations

import re

from worthwhile.apps.evidence.models.participant_code import LENGTH, CodeMistyped, read_code, written

LONGEST = 30
_FORM = re.compile(r"[A-Z0-9][A-Z0-9._/-]*")
_MANY_DIGITS = 10
_SEPARATORS = str.maketrans("", "", " -–\t\r\n")


def is_own_code(code: str) -> bool:
    """Whether a kept code is not one of ours."""
    try:
        return read_code(code) != code
    except CodeMistyped:
        return True


def shown_code(code: str) -> str:
    """A code as people read it: ours in two groups of four, an organisation's own as it stands."""
    return code if is_own_code(code) else written(code)


def read_any_code(given: str) -> str:
    """One of our codes in its one form, else the organisation's own in capitals, so that a1 and A1 are one person."""
    try:
        return read_code(given)
    except CodeMistyped:
        return given.strip().upper()


def own_code_problem(code: str) -> str:
    """What speaks against keeping a code of an organisation's own, nothing where nothing does."""
    if len(code) > LONGEST:
        return f"A code has at most {LONGEST} characters. You gave {len(code)}."
    if "@" in code or " " in code:
        return "This looks like a name or an address. Put a code in its place that says nothing about the person."
    if sum(character.isdigit() for character in code) >= _MANY_DIGITS:
        return "Ten digits or more may be an NHS or telephone number. Put a code in its place that is neither."
    if not _FORM.fullmatch(code):
        return "Use letters, digits and - _ . / in a code, and begin with a letter or a digit."
    return ""


def is_near_miss(code: str) -> bool:
    """Whether a code has the length of ours, so that it may be one of them typed wrongly."""
    return len(code.translate(_SEPARATORS)) == LENGTH and is_own_code(code)
