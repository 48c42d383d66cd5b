"""The box for a question about a tender, from what its format says of the answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django import forms

from worthwhile.apps.tenders.forms.writing_fields import (
    MOST_RADIOS,
    ChoiceAnswer,
    ClockAnswer,
    DayAnswer,
    LinesAnswer,
    NumberAnswer,
    PartsAnswer,
    SeveralAnswer,
    TextAnswer,
    YesNoAnswer,
)
from worthwhile.apps.tenders.selectors.writing import Asked
from worthwhile.exchange.case_edits import value_at
from worthwhile.exchange.tender.described_fields import described_field
from worthwhile.kernel.records import Record

LONGEST_NAME = 80


def field_name(path: str) -> str:
    """What a path is called in a form and in the page."""
    return path.replace(".", "-")


def answer_field(asked: Asked, within: str, data: Mapping[str, Any], now: Any, *, in_row: bool) -> forms.Field | None:
    """The box for a question of the list ``within``, empty where it is of the whole tender.

    ``data`` is the whole content, which names what may be referred to, and ``now`` is what stands there. None where
    there is nothing to refer to.
    """
    described = described_field(f"{within}.{asked.path}" if within else asked.path)
    words: dict[str, Any] = {"label": asked.label, "help_text": asked.hint, "required": asked.is_needed}
    kind = described.kind
    if asked.refers:
        names = dict(_named(data, asked.refers))
        if not names:
            return None
        return SeveralAnswer(names=names, **words) if described.is_list else ChoiceAnswer(names=names, **words)
    if asked.choices:
        shown = {now: f"{now}: not offered"} if isinstance(now, str) and now and now not in asked.choices else {}
        most = 0 if in_row else MOST_RADIOS
        return ChoiceAnswer(names={**asked.choices, **shown}, most_radios=most, **words)
    if issubclass(kind, Record):
        return PartsAnswer(lines=asked.lines, **words)
    if described.is_list:
        return LinesAnswer(lines=asked.lines, **words)
    return _plain_field(kind, asked, words, is_share=asked.is_share or described.limits.rate)


def _plain_field(kind: type[Any], asked: Asked, words: dict[str, Any], *, is_share: bool) -> forms.Field:
    if kind is bool:
        return YesNoAnswer(**words)
    if kind is date:
        hint = {} if not asked.hint else {"help_text": asked.hint}
        return DayAnswer(what="a day", label=asked.label, required=False, **hint)
    if asked.is_clock:
        return ClockAnswer(label=asked.label, required=False)
    if issubclass(kind, Decimal | int):
        return NumberAnswer(is_share=is_share, **words)
    assert issubclass(kind, str)
    assert not issubclass(kind, StrEnum)
    return TextAnswer(lines=asked.lines, **words)


def _named(data: Mapping[str, Any], path: str) -> Iterator[tuple[str, str]]:
    """The entries of a list by their ids; of criteria their parts too."""
    for row in value_at(data, tuple(path.split("."))) or ():
        said = str(row.get("name") or row.get("title") or row.get("text") or row["id"])
        yield row["id"], said if len(said) <= LONGEST_NAME else f"{said[: LONGEST_NAME - 1]}…"
        for part in row.get("sub_criteria") or ():
            yield part["id"], f"{said}: {part['name']}"
