"""A page that asks for figures of one outcome: each with its range and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from worthwhile.apps.impact.forms.figures import ASKED, HIGH, LOW, Asked, check_range, figure_field
from worthwhile.apps.impact.selectors.shown import part_of, typed_number, typed_share
from worthwhile.exchange.case_edits import Edits, Place
from worthwhile.exchange.standing import published_spread
from worthwhile.reference import valuation_parameters

SOURCE = "_source"
BY_NAME = {asked.name: asked for asked in ASKED}


@dataclass(frozen=True, kw_only=True)
class FigureFields:
    """One figure as a page shows it: itself, its lowest and highest, its source, and what published reports take."""

    label: str
    central: BoundField
    low: BoundField
    high: BoundField
    source: BoundField
    published: str

    @property
    def has_open_range(self) -> bool:
        """Whether the range stands open: where something is entered or wrong in it."""
        return any(end.value() or end.errors for end in (self.low, self.high))


class FigurePage(forms.Form):
    """Asks for the figures named in ``asks``. A figure that is a list by year is left to the case file."""

    asks: tuple[str, ...] = ()

    def __init__(self, *args: Any, row: Mapping[str, Any], hints: Mapping[str, str], **kwargs: Any) -> None:
        self.row = row
        self.asked = [BY_NAME[name] for name in self.asks if not isinstance(row.get(name), list)]
        kwargs["initial"] = {**kwargs.get("initial", {}), **self._initial()}
        super().__init__(*args, **kwargs)
        for asked in self.asked:
            self.fields[asked.name] = figure_field(asked, hints.get(asked.name, ""))
            for end, word in ((LOW, "lowest"), (HIGH, "highest")):
                self.fields[asked.name + end] = figure_field(asked, "", f"{word} plausible figure")
            self.fields[asked.name + SOURCE] = forms.CharField(
                label="Where does this figure come from?",
                help_text="A survey, a record, a study with its page, or who said so",
                max_length=300,
                required=False,
            )

    def _initial(self) -> dict[str, str]:
        ranges, sources = part_of(self.row, "ranges"), part_of(self.row, "sources")
        found = {}
        for asked in self.asked:
            typed = typed_share if asked.is_share else typed_number
            span = part_of(ranges, asked.name)
            found[asked.name] = typed(self.row.get(asked.name))
            found[asked.name + LOW], found[asked.name + HIGH] = typed(span.get("low")), typed(span.get("high"))
            found[asked.name + SOURCE] = sources.get(asked.name) or ""
        return found

    @property
    def figures(self) -> Iterator[FigureFields]:
        """The figures in order."""
        for asked in self.asked:
            yield FigureFields(
                label=asked.label,
                central=self[asked.name],
                low=self[asked.name + LOW],
                high=self[asked.name + HIGH],
                source=self[asked.name + SOURCE],
                published=published_spread(asked.name, valuation_parameters()),
            )

    @property
    def lists(self) -> list[str]:
        """The figures that are lists by year, which this page leaves as they are."""
        return [BY_NAME[name].label for name in self.asks if isinstance(self.row.get(name), list)]

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        for asked in self.asked:
            check_range(self, asked, answers)
        return answers

    def edits(self, outcome: str) -> Edits:
        """The places to change, for the outcome with this id. The form is valid."""
        found: dict[Place, Any] = {}
        for asked in self.asked:
            found |= self._edits_of(asked, ("outcomes", outcome))
        return found

    def _edits_of(self, asked: Asked, here: Place) -> dict[Place, Any]:
        answers = self.cleaned_data
        low, high = answers[asked.name + LOW], answers[asked.name + HIGH]
        edits: dict[Place, Any] = {
            (*here, asked.name): answers[asked.name],
            (*here, "sources", asked.name): answers[asked.name + SOURCE] or None,
        }
        span = part_of(self.row, "ranges").get(asked.name)
        if low is None:
            # What was published with the value stays in use where no range of one's own is given.
            return edits | ({} if isinstance(span, str) else {(*here, "ranges", asked.name): None})
        if isinstance(span, Mapping):
            return edits | {(*here, "ranges", asked.name, "low"): low, (*here, "ranges", asked.name, "high"): high}
        return edits | {(*here, "ranges", asked.name): {"low": low, "high": high}}
