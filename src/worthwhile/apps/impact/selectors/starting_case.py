"""A starting case as a form needs it: its rows, what each worth is and where it comes from, and its hints."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from worthwhile.exchange.plain_data import load_plain_data
from worthwhile.exchange.templates import Template, list_templates, template_text
from worthwhile.exchange.worth_text import worth_of

# “    quantity:      # fill in: people × average rise” in the block of an outcome: the hint is the comment.
_OUTCOME = re.compile(r"^  - id: (?P<id>\S+)")
_FIELD = re.compile(r"^    (?P<field>\w+):[^#]*# (?P<hint>.+)$")
_MARKER = re.compile(r"^(?:fill in|when counted|may stay empty)(?P<condition>[^:]*): ?|^fill in (?P<if>if [^:]*): ")


@dataclass(frozen=True, kw_only=True)
class OutcomeStart:
    """One outcome of a starting case. ``worth`` and ``source`` are empty where the user has to say what it is worth."""

    row: Mapping[str, Any]
    hints: Mapping[str, str]
    worth: str
    source: str


@dataclass(frozen=True, kw_only=True)
class StartingCase:
    """A starting case: the data of its file, and its outcomes in order."""

    name: str
    title: str
    about: str
    data: Mapping[str, Any]
    outcomes: tuple[OutcomeStart, ...]


def get_starting_case(name: str) -> StartingCase:
    """The starting case of a name. Raises UnknownTemplate."""
    text = template_text(name)
    data = load_plain_data(text, suffix=".yaml", name=name)
    assert isinstance(data, Mapping)
    template = _template(name)
    hints = find_hints(text)
    return StartingCase(
        name=name,
        title=template.title,
        about=template.about,
        data=data,
        outcomes=tuple(_outcome(row, hints.get(row["id"], {})) for row in data["outcomes"]),
    )


def _template(name: str) -> Template:
    return next(template for template in list_templates() if template.name == name)


def find_hints(text: str) -> dict[str, dict[str, str]]:
    """What the comments of a starting case say of each field of each outcome."""
    hints: dict[str, dict[str, str]] = {}
    outcome = ""
    for line in text.splitlines():
        if found := _OUTCOME.match(line):
            outcome = found["id"]
        elif outcome and (found := _FIELD.match(line)):
            hints.setdefault(outcome, {})[found["field"]] = _sentence(found["hint"])
    return hints


def _sentence(comment: str) -> str:
    """A comment as a hint: without “fill in:”, and with a capital."""
    text = _MARKER.sub("", comment).strip()
    return text[:1].upper() + text[1:]


def _outcome(row: Mapping[str, Any], hints: Mapping[str, str]) -> OutcomeStart:
    worth = worth_of(row)
    return OutcomeStart(row=row, hints=hints, worth=worth.text, source=worth.source)
