"""Searching the library and narrowing a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from worthwhile.apps.library.selectors.entries import Entry, Sort, list_entries
from worthwhile.apps.library.selectors.search import Narrowing
from worthwhile.engines.valuation.vocabulary import Agency, Kind
from worthwhile.exchange.agency_names import AGENCIES
from worthwhile.exchange.report.wording import KINDS
from worthwhile.reference import library

SUPPLIED = [("", "All"), ("yes", "Supplied here"), ("no", "To enter yourself")]
MOST_LETTERS = 200


def unit_words(unit: str) -> str:
    """A unit as a page says it: money without the currency, which the figure beside it shows."""
    return unit.removeprefix("GBP ")


class SearchForm(forms.Form):
    """One box, and what to narrow to. Everything stands in the address, so that a search can be kept or sent."""

    q = forms.CharField(
        label="Search the library",
        max_length=MOST_LETTERS,
        required=False,
        error_messages={"max_length": f"Shorten your search to {MOST_LETTERS} characters"},
    )
    kind = forms.ChoiceField(label="Kind of worth", required=False)
    topic = forms.ChoiceField(label="Topic", required=False)
    agency = forms.ChoiceField(label="Who gains", required=False)
    unit = forms.ChoiceField(label="Unit", required=False)
    supplied = forms.ChoiceField(label="May we supply it?", choices=SUPPLIED, required=False)

    def __init__(self, data: Mapping[str, Any], *, sorts: Iterable[Sort] = tuple(Sort)) -> None:
        super().__init__(data)
        self.sorts = tuple(sorts)
        if not self.is_for_everything:
            self.fields["q"].label = "Search the values"
        entries = [entry for entry in list_entries() if entry.sort in self.sorts]
        held = library().topics
        self._offer("kind", [(kind.value, KINDS[kind]) for kind in Kind], entries)
        self._offer("agency", [(agency.value, AGENCIES[agency]) for agency in Agency], entries)
        self._offer("topic", [(key, topic.title) for key, topic in held.items()], entries)
        units = sorted({entry.unit for entry in entries if entry.unit}, key=lambda unit: unit_words(unit).lower())
        self._offer("unit", [(unit, unit_words(unit)) for unit in units], entries)

    def _offer(self, name: str, choices: list[tuple[str, str]], entries: list[Entry]) -> None:
        """Offer what some entry has; what would find nothing is no choice."""
        there = {getattr(entry, name) for entry in entries}
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "All"), *(choice for choice in choices if choice[0] in there)]

    @property
    def is_for_everything(self) -> bool:
        """Whether the search is of the whole library."""
        return len(self.sorts) > 1

    @property
    def query(self) -> str:
        """The words asked for; none where there are too many, and the form says so."""
        self.is_valid()
        return str(self.cleaned_data.get("q", ""))

    @property
    def narrowing(self) -> Narrowing:
        """What to narrow to; a filter that an old address names and that is no choice any more narrows nothing."""
        self.is_valid()
        names = ("kind", "topic", "agency", "unit", "supplied")
        return Narrowing(**{name: self.cleaned_data.get(name, "") for name in names})
