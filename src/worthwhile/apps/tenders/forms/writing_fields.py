"""Boxes for the answers of a tender being written, each of which reads and shows what a tender file holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from worthwhile.apps.tenders.forms.buyer_moment import ClockField
from worthwhile.ui.day_field import DayField

NOT_STATED = "Not stated"
MOST_LETTERS = 20_000
MOST_RADIOS = 6
_NUMBER = re.compile(r"^-?(\d{1,3}(,\d{3})+|\d{1,15})(\.\d{1,15})?$")
_TOO_LONG = f"Shorten this to {MOST_LETTERS:,} characters"


class TextAnswer(forms.CharField):
    """Words; ``lines`` is how high the box is, one line where it is 0."""

    def __init__(self, *, lines: int = 0, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": lines}) if lines else forms.TextInput()
        kwargs.setdefault("widget", widget)
        told = {"max_length": _TOO_LONG, "required": f"Enter this: {kwargs.get('label', '')}"}
        super().__init__(max_length=MOST_LETTERS, error_messages=told, **kwargs)

    def clean(self, value: Any) -> Any:
        given = super().clean(value)
        return given.replace("\r\n", "\n") or None


class LinesAnswer(TextAnswer):
    """A list, one entry a line."""

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> list[str] | None:
        given = super().clean(value) or ""
        return [line.strip() for line in given.split("\n") if line.strip()] or None


class NumberAnswer(forms.CharField):
    """An exact number, with pound signs and commas as people write them; ``is_share`` reads per cent as a fraction."""

    def __init__(self, *, is_share: bool = False, **kwargs: Any) -> None:
        self.is_share = is_share
        box = {"class": "govuk-input--width-10", "inputmode": "decimal", "spellcheck": "false", "autocomplete": "off"}
        super().__init__(max_length=60, widget=forms.TextInput(attrs=box), **kwargs)
        told = f"{self.label}: enter a number in figures, such as {20 if is_share else 1250}"
        self.error_messages |= {"invalid": told, "max_length": told}

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal | int) or isinstance(value, bool):
            return value
        number = Decimal(value) * (100 if self.is_share else 1)
        shown = f"{number:,f}"
        return shown.rstrip("0").rstrip(".") if "." in shown else shown

    def clean(self, value: Any) -> Decimal | None:
        given = super().clean(value).removeprefix("£").removesuffix("%").replace(" ", "")
        if not given:
            return None
        if not _NUMBER.match(given):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        number = Decimal(given.replace(",", ""))
        return number / 100 if self.is_share else number


class DayAnswer(DayField):
    """A day, kept as files write it."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str):
            try:
                return date.fromisoformat(value).strftime("%d/%m/%Y")
            except ValueError:
                return value
        return value

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        return day.isoformat() if day else None


class ClockAnswer(ClockField):
    """A time of day, kept as files write it."""

    def clean(self, value: Any) -> Any:
        clock = super().clean(value)
        return f"{clock:%H:%M}" if clock else None


class YesNoAnswer(forms.ChoiceField):
    """Yes, no, or not stated."""

    is_short = True

    def __init__(self, **kwargs: Any) -> None:
        choices = [("yes", "Yes"), ("no", "No"), ("", NOT_STATED)]
        kwargs.setdefault("widget", forms.RadioSelect)
        super().__init__(choices=choices, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, bool):
            return "yes" if value else "no"
        return "" if value is None else value

    def clean(self, value: Any) -> Any:
        return {"yes": True, "no": False}.get(super().clean(value))


class ChoiceAnswer(forms.ChoiceField):
    """One of several, or not stated; up to ``most_radios`` stand in the open, more of them in a list."""

    def __init__(self, *, names: Mapping[str, str], most_radios: int = MOST_RADIOS, **kwargs: Any) -> None:
        widget = forms.RadioSelect if len(names) <= most_radios else forms.Select
        kwargs.setdefault("widget", widget)
        super().__init__(choices=[*names.items(), ("", NOT_STATED)], **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "" if value is None else value

    def clean(self, value: Any) -> Any:
        return super().clean(value) or None


class SeveralAnswer(forms.MultipleChoiceField):
    """Any of several; none ticked is kept as nothing."""

    def __init__(self, *, names: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(choices=list(names.items()), widget=forms.CheckboxSelectMultiple, **kwargs)

    def clean(self, value: Any) -> Any:
        return list(super().clean(value)) or None


class PartsAnswer(TextAnswer):
    """Parts of a criterion with their weights in per cent, one a line: ``Finding people: 20``."""

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(_part_words(part) for part in value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> list[dict[str, Any]] | None:
        lines = [line.strip() for line in (super().clean(value) or "").split("\n") if line.strip()]
        return [self._part(line) for line in lines] or None

    def _part(self, line: str) -> dict[str, Any]:
        name, colon, given = line.rpartition(":")
        number = given.strip().removesuffix("%").strip()
        if not colon:
            return {"name": line}
        if not name.strip() or not _NUMBER.match(number):
            told = "Write each part as its name, a colon and its weight in per cent, such as Finding people: 20."
            raise forms.ValidationError(f"{told} You gave “{line}”")
        return {"name": name.strip(), "weight": Decimal(number.replace(",", "")) / 100}


def _part_words(part: Mapping[str, Any]) -> str:
    weight = part.get("weight")
    shown = f"{Decimal(weight) * 100:f}" if weight is not None else ""
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return f"{part.get('name', '')}: {shown}" if shown else str(part.get("name", ""))


def is_same(given: Any, before: Any) -> bool:
    """Whether an answer says what stands there already; a text or list that is empty says as little as none."""
    if isinstance(before, str) and isinstance(given, str):
        return given == before.replace("\r\n", "\n").strip()
    if isinstance(before, Sequence) and not isinstance(before, str) and isinstance(given, list):
        return given == list(before) or [str(one).strip() for one in before if str(one).strip()] == given
    return bool(given == before) if given is not None else before in (None, "", [])
