"""A page of one entry of a list of a tender being written: a lot, an outcome, a question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms import BoundField

from worthwhile.apps.tenders.forms.writing import WritingForm
from worthwhile.apps.tenders.forms.writing_answers import field_name
from worthwhile.apps.tenders.forms.writing_fields import is_same
from worthwhile.apps.tenders.selectors.offered_outcomes import measures_of
from worthwhile.apps.tenders.selectors.writing import Items
from worthwhile.apps.tenders.selectors.writing.new_ids import new_id
from worthwhile.apps.tenders.selectors.written_content import Written
from worthwhile.exchange.case_edits import Edits, Place, value_at


class ItemForm(WritingForm):
    """The questions about one entry. ``at`` is its place in the list from 0, None for a new one."""

    item = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, posted: Mapping[str, Any] | None, items: Items, written: Written, at: int | None) -> None:
        super().__init__(posted, written)
        self.items, self.at = items, at
        there = value_at(written.data, items.place) or []
        self.row: dict[str, Any] = dict(there[at]) if at is not None else {}
        self._rows = list(there)
        self.initial["item"] = item_sign(items, written, at)
        self.add_all(items.asked, items.path, self.row)

    @property
    def questions(self) -> list[BoundField]:
        """The boxes."""
        return [self[name] for name in self.fields if name not in ("based_on", "item")]

    @property
    def edits(self) -> Edits:
        """What the answers change: of an entry that is there its own places, so that two people can work on it."""
        answers = {one.path: self.cleaned_data.get(field_name(one.path)) for one in self.items.asked}
        if not self.items.id_from:
            return self._edit_of_list(answers)
        if self.at is not None:
            here = (*self.items.place, self.row["id"])
            return {
                (*here, name): answer
                for name, answer in answers.items()
                if field_name(name) in self.fields and not is_same(answer, self.row.get(name))
            }
        self.row = {"id": self._id(answers), **_stated(answers)}
        return {(*self.items.place, self.row["id"]): self.row}

    def clean(self) -> dict[str, Any]:
        """A new entry says something."""
        given = super().clean() or {}
        called = field_name(self.items.called)
        if not given.get(called) and called not in self.errors:
            self.add_error(called, f"Enter this: {self.fields[called].label}")
        return given

    @property
    def measures(self) -> tuple[str, ...]:
        """Questionnaires that measure the outcome of the page; none on other pages."""
        name = str(self.row.get("name") or "")
        return measures_of(name) if self.items.path == "outcomes" and name else ()

    def sign_in(self, written: Written) -> str:
        """What the entry is called in other content, empty where it is new or not there any more."""
        rows = value_at(written.data, self.items.place) or []
        if self.items.id_from:
            return str(self.row["id"]) if self.at is not None else ""
        was = self._rows[self.at] if self.at is not None else None
        return str(rows.index(was)) if was in rows else ""

    def shown_at(self, path: str, data: Mapping[str, Any]) -> tuple[str, str]:
        """The box that a path of this entry leads to."""
        rows = value_at(data, self.items.place) or []
        numbers = [number for number, row in enumerate(rows) if self._is_this(number, row)]
        beginnings = [f"{self.items.path}[{number}]." for number in numbers]
        name = next((path.removeprefix(start) for start in beginnings if path.startswith(start)), "")
        name = field_name(name.split("[")[0])
        return (name if name in self.fields else ""), "what else you say about it"

    def _is_this(self, number: int, row: Mapping[str, Any]) -> bool:
        if self.items.id_from:
            return row.get("id") == self.row.get("id")
        return number == (len(self._rows) if self.at is None else self.at)

    def _id(self, answers: Mapping[str, Any]) -> str:
        taken = [str(row.get("id")) for row in self._rows]
        return new_id(self.items.id_from, str(answers.get(self.items.called) or ""), taken)

    def _edit_of_list(self, answers: Mapping[str, Any]) -> dict[Place, Any]:
        entry = {name: value for name, value in self.row.items() if name not in answers} | _stated(answers)
        rows = [*self._rows, entry] if self.at is None else list(self._rows)
        if self.at is not None:
            rows[self.at] = entry
        return {self.items.place: rows} if rows != self._rows else {}


class RemoveItemForm(WritingForm):
    """Take an entry out."""

    item = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, posted: Mapping[str, Any] | None, items: Items, written: Written, at: int) -> None:
        super().__init__(posted, written)
        self.initial["item"] = item_sign(items, written, at)
        self._edits = removal(items, written, at)

    @property
    def edits(self) -> Edits:
        """The edit that takes the entry out."""
        return self._edits

    def shown_at(self, path: str, data: Mapping[str, Any]) -> tuple[str, str]:
        """What still names the entry stands on other pages."""
        return "", ""


def item_sign(items: Items, written: Written, at: int | None) -> str:
    """What a page calls an entry, to find it again: its id, or its number where entries have none."""
    if at is None:
        return ""
    return str((value_at(written.data, items.place) or [])[at]["id"]) if items.id_from else str(at)


def item_at(items: Items, written: Written, sign: str) -> int | None:
    """Where the entry of a sign stands, None where it is new or not there any more."""
    rows = value_at(written.data, items.place) or []
    signs = [str(row.get("id")) if items.id_from else str(number) for number, row in enumerate(rows)]
    return signs.index(sign) if sign in signs else None


def removal(items: Items, written: Written, at: int) -> Edits:
    """The edit that takes an entry out."""
    rows = value_at(written.data, items.place)
    if items.id_from:
        return {(*items.place, rows[at]["id"]): None}
    return {items.place: [*rows[:at], *rows[at + 1 :]] or None}


def _stated(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {name: answer for name, answer in answers.items() if answer is not None}
