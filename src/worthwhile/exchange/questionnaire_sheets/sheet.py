"""What stands on a sheet of paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Layout(StrEnum):
    """How a sheet is set: for most people, for who needs large letters, and one question a block with much space."""

    STANDARD = "standard"
    LARGE_PRINT = "large-print"
    EASY_READ = "easy-read"


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question and the answers to tick. ``is_scale`` ones stand in a row of numbers, others as words."""

    text: str
    answers: tuple[str, ...]
    is_scale: bool = False


@dataclass(frozen=True, kw_only=True)
class Part:
    """One questionnaire on the sheet: its questions, or a line for its ``total`` where none may be printed.

    ``terms`` says whose questions they are, ``language`` what they are written in where it is not the frame's.
    """

    name: str
    questions: tuple[Question, ...] = ()
    total: str = ""
    introduction: str = ""
    terms: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Paper:
    """What every sheet of a collection says. ``title`` and ``organisation`` are never empty.

    ``stages`` are the times to tick between; ``support`` is where to turn for help.
    """

    title: str
    organisation: str
    consent: str
    consent_version: str
    stages: tuple[str, ...]
    parts: tuple[Part, ...]
    introduction: str = ""
    support: str = ""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One person's sheet: the code, and the address of the same questions online (empty where there is none)."""

    code: str
    address: str = ""
