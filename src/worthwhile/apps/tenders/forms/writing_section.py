"""A page of a tender being written: its questions, and the short lists that stand on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField

from worthwhile.apps.tenders.forms.writing import WritingForm
from worthwhile.apps.tenders.forms.writing_answers import field_name
from worthwhile.apps.tenders.forms.writing_fields import is_same
from worthwhile.apps.tenders.selectors.writing import Asked, Rows, Section
from worthwhile.apps.tenders.selectors.writing.new_ids import new_id
from worthwhile.apps.tenders.selectors.written_content import Written
from worthwhile.exchange.case_edits import Edits, Place, apply_edits, value_at
from worthwhile.exchange.tender.other_weights import WeightRange, holding_problems
from worthwhile.kernel.problems import InvalidInput, Problem

MOST_ROWS = 500
"""Entries of one short list, as many as the format takes: with every list of a section full, a page sends about 3,000
boxes of the 5,000 that are read."""
SPARE = 2
_NONE = "none-"
_ENTRY = re.compile(r"^\[(\d+)\]\.?([\w.]*)")


@dataclass(frozen=True, kw_only=True)
class Row:
    """The boxes of one entry of a short list, and the hidden one that says which it is where entries have ids."""

    title: str
    boxes: tuple[BoundField, ...]
    hidden: BoundField | None


@dataclass(frozen=True, kw_only=True)
class Table:
    """A short list with its entries, and the box that says that there are none."""

    rows: Rows
    entries: tuple[Row, ...]
    none: BoundField | None

    @property
    def is_full(self) -> bool:
        """Whether no further entry can be offered."""
        return len(self.entries) >= MOST_ROWS


class SectionForm(WritingForm):
    """The questions of a section. Of each short list some empty entries are offered beside those that are there."""

    def __init__(
        self,
        posted: Mapping[str, Any] | None,
        section: Section,
        written: Written,
        *,
        begins_with: Mapping[str, Any] | None = None,
    ) -> None:
        """``begins_with``: answers for boxes that are empty so far, by path; they count once they are sent."""
        super().__init__(posted, written)
        self.section = section
        self.offered: dict[str, int] = {}
        self._filled: dict[str, list[int]] = {}
        if not section.rows_first:
            self.add_all(section.asked, "", written.data)
        for rows in section.rows:
            self._add_rows(rows)
        if section.rows_first:
            self.add_all(section.asked, "", written.data)
        items = section.items
        if items and not value_at(written.data, items.place):
            self._add_none(items.place, items.path, items.none)
        self.initial.update({field_name(path): answer for path, answer in (begins_with or {}).items()})

    @property
    def questions(self) -> Iterator[tuple[BoundField, str]]:
        """The boxes that stand outside short lists, each with how it looks."""
        for one in self.section.asked:
            name = field_name(one.path)
            if name in self.fields:
                short = ["ww-write__short"] if hasattr(self.fields[name], "is_short") else []
                only = [f"ww-with ww-with-{choice.lower()}" for choice in one.only_with]
                yield self[name], " ".join([*short, *only])

    @property
    def none(self) -> BoundField | None:
        """The box that says that the list of the section has no entries."""
        name = f"{_NONE}{field_name(self.section.items.path)}" if self.section.items else ""
        return self[name] if name in self.fields else None

    @property
    def tables(self) -> Iterator[Table]:
        """The short lists."""
        for rows in self.section.rows:
            prefix, none = field_name(rows.path), f"{_NONE}{field_name(rows.path)}"
            entries = tuple(self._row(rows, number, f"{prefix}-{number}-") for number in range(self.offered[rows.path]))
            yield Table(rows=rows, entries=entries, none=self[none] if none in self.fields else None)

    def clean(self) -> dict[str, Any]:
        """Weights add up, and a list that has entries is not said to have none."""
        given = super().clean() or {}
        for rows in self.section.rows:
            if rows.adds_up and not self.errors:
                self._check_sum(rows)
                self._check_ranges(rows)
            none = f"{_NONE}{field_name(rows.path)}"
            if given.get(none) and any(self._entries(rows)):
                self.add_error(none, f"Untick “{rows.none}”, or empty every {rows.one.lower()}")
        return given

    @property
    def edits(self) -> Edits:
        """What the answers change."""
        changed: dict[Place, Any] = {}
        for asked in self.section.asked:
            name, place = field_name(asked.path), asked.place_in(self.written.data)
            answer = None if self._goes_with_another(asked) else self.cleaned_data.get(name)
            if name in self.fields and not is_same(answer, value_at(self.written.data, place)):
                changed[place] = answer
        for rows in self.section.rows:
            changed |= self._list_edit(rows.place, self._kept(rows))
        items = self.section.items
        if items and self.none is not None:
            changed |= self._list_edit(items.place, [])
        return changed

    def shown_at(self, path: str, data: Mapping[str, Any]) -> tuple[str, str]:
        """The box of the question, or of the entry of a short list, that a path leads to."""
        for rows in self.section.rows:
            if path.startswith(rows.path) and (name := self._at_row(rows, path)):
                return name, f"the whole {rows.one.lower()}"
        whole = "what else you say about it"
        names = {at: field_name(one.path) for one in self.section.asked for at in (one.path, one.also) if at}
        found = [name for at, name in names.items() if path == at or path.startswith((f"{at}[", f"{at}."))]
        return next((name for name in found if name in self.fields), ""), whole

    def _add_rows(self, rows: Rows) -> None:
        there = value_at(self.written.data, rows.place) or []
        wanted = max(len(there) + SPARE, rows.least, self._sent(rows))
        self.offered[rows.path] = min(wanted, max(MOST_ROWS, len(there)))
        for number in range(self.offered[rows.path]):
            holder, prefix = there[number] if number < len(there) else {}, f"{field_name(rows.path)}-{number}-"
            if rows.id_from:
                self.fields[f"{prefix}id"] = forms.CharField(widget=forms.HiddenInput, required=False)
                self.initial[f"{prefix}id"] = holder.get("id")
            self.add_all(rows.asked, rows.path, holder, prefix)
        if rows.none:
            self._add_none(rows.place, rows.path, rows.none)

    def _add_none(self, place: Place, path: str, label: str) -> None:
        name = f"{_NONE}{field_name(path)}"
        self.fields[name] = forms.BooleanField(label=label, required=False)
        self.initial[name] = value_at(self.written.data, place) == []

    def _goes_with_another(self, asked: Asked) -> bool:
        """Whether a choice was changed to one with which a question is not asked."""
        if not asked.only_with:
            return False
        chosen = self.cleaned_data.get(field_name(asked.chosen_at))
        before = value_at(self.written.data, tuple(asked.chosen_at.split(".")))
        return chosen is not None and chosen != before and chosen not in asked.only_with

    def _sent(self, rows: Rows) -> int:
        """How many entries were sent: somebody else may have taken some out meanwhile, and what was entered stays."""
        numbered = re.compile(rf"^{re.escape(field_name(rows.path))}-(\d{{1,3}})-")
        found = (numbered.match(name) for name in self.data or ())
        return max((int(one[1]) + 1 for one in found if one), default=0)

    def _row(self, rows: Rows, number: int, prefix: str) -> Row:
        names = (prefix + field_name(one.path) for one in rows.asked)
        return Row(
            title=f"{rows.one} {number + 1}",
            boxes=tuple(self[name] for name in names if name in self.fields),
            hidden=self[f"{prefix}id"] if rows.id_from else None,
        )

    def _entries(self, rows: Rows) -> Iterator[tuple[int, dict[str, Any]]]:
        """The answers of each entry that is not empty, by its number."""
        for number in range(self.offered[rows.path]):
            prefix = f"{field_name(rows.path)}-{number}-"
            answers = {one.path: self.cleaned_data.get(prefix + field_name(one.path)) for one in rows.asked}
            if any(answer is not None for answer in answers.values()):
                yield number, answers

    def _kept(self, rows: Rows) -> list[dict[str, Any]]:
        """The list as the answers make it: what is not asked of an entry stays, an emptied entry goes."""
        there = value_at(self.written.data, rows.place) or []
        kept: list[dict[str, Any]] = []
        self._filled[rows.path] = []
        for number, answers in self._entries(rows):
            before = self._before(rows, there, number)
            kept.append(_entry(rows, before, answers, taken=[str(row.get("id")) for row in (*there, *kept)]))
            self._filled[rows.path].append(number)
        return kept

    def _before(self, rows: Rows, there: list[dict[str, Any]], number: int) -> dict[str, Any]:
        """The entry as it was: by its id where it has one, else by its number; nothing for a new one."""
        if rows.id_from:
            given = self.cleaned_data.get(f"{field_name(rows.path)}-{number}-id")
            return next((row for row in there if given and row.get("id") == given), {})
        return there[number] if number < len(there) else {}

    def _list_edit(self, place: Place, rows: list[dict[str, Any]]) -> dict[Place, Any]:
        before = value_at(self.written.data, place)
        says_none = self.cleaned_data.get(f"{_NONE}{'-'.join(place)}", False)
        after = rows or ([] if says_none else None)
        return {} if after == before else {place: after}

    def _at_row(self, rows: Rows, path: str) -> str:
        found = _ENTRY.match(path.removeprefix(rows.path))
        filled = self._filled.get(rows.path, [])
        number = filled[int(found[1])] if found and int(found[1]) < len(filled) else 0
        wanted = found[2] if found and found[2] else ""
        leads = (one.path for one in rows.asked if wanted == one.path or wanted.startswith(f"{one.path}."))
        asked = next(leads, "") or next((one.path for one in rows.asked if one.path.startswith(f"{wanted}.")), "")
        name = f"{field_name(rows.path)}-{number}-{field_name(asked)}"
        return name if name in self.fields else f"{field_name(rows.path)}-{number}-{field_name(rows.asked[0].path)}"

    def _check_ranges(self, rows: Rows) -> None:
        """Ranges hold their weights; told together with a sum that is wrong."""
        for number, answers in self._entries(rows):
            stated = {end: answers.get(f"weight_range.{end}") for end in ("low", "high")}
            for problem in _range_problems(answers[rows.adds_up], stated):
                name = f"{field_name(rows.path)}-{number}-{field_name(problem.path)}"
                self.add_error(name, self._words(problem, name, "", self.written.data))

    def _check_sum(self, rows: Rows) -> None:
        weights = [answers[rows.adds_up] for _, answers in self._entries(rows)]
        total = sum((weight for weight in weights if weight is not None), Decimal(0)) * 100
        if weights and None not in weights and total != 100:
            shown = f"{total:f}".rstrip("0").rstrip(".") if "." in f"{total:f}" else f"{total:f}"
            name = f"{field_name(rows.path)}-0-{rows.adds_up}"
            self.add_error(name, f"The weights add up to {shown}. Make them add up to 100")


def _range_problems(weight: Decimal | None, stated: Mapping[str, Decimal | None]) -> list[Problem]:
    beyond = [end for end, share in stated.items() if share is not None and not 0 <= share <= 1]
    if beyond:
        return [Problem(f"weight_range.{end}", "Enter a number from 0 to 100.") for end in beyond]
    try:
        found = WeightRange(low=stated["low"], high=stated["high"])
    except InvalidInput as error:
        return [problem.within("weight_range") for problem in error.problems]
    return holding_problems(weight, found)


def _entry(rows: Rows, before: Mapping[str, Any], answers: Mapping[str, Any], *, taken: list[str]) -> dict[str, Any]:
    """An entry with its answers in the order of its questions, its id first where it has one."""
    entry: dict[str, Any] = {}
    if rows.id_from and "id" not in before:
        words = str(answers.get("name") or "")
        entry["id"] = new_id(rows.id_from, words, taken)
    entry |= before
    edits: dict[Place, Any] = {}
    for one in rows.asked:
        answer, was = answers[one.path], value_at(before, one.place)
        if one.path == "sub_criteria" and answer is not None:
            answer = _parts(answer, was or [], taken)
        if not is_same(answer, was):
            edits[one.place] = answer
    return apply_edits(entry, edits, by_id=())


def _parts(answer: list[dict[str, Any]], before: list[dict[str, Any]], taken: list[str]) -> list[dict[str, Any]]:
    """Parts of a criterion: one of the same name keeps its id and what is not asked of it."""
    named = {part.get("name"): part for part in before}
    ids = [*taken, *(str(part.get("id")) for part in before)]
    kept = []
    for part in answer:
        was = named.get(part["name"])
        whole = dict(was) if was else {"id": new_id("name", part["name"], ids)}
        ids.append(whole["id"])
        whole.pop("weight", None)
        kept.append(whole | part)
    return kept
