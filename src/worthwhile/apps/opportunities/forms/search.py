"""The boxes of the search page: what is typed stays as it was typed, with what to do beside it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from worthwhile.apps.opportunities.selectors.search_asked import USUAL_DAYS, Reading, read_search

WHEN = [
    ("open", "Open now"),
    ("soon", "Closing soon"),
    ("planned", "Planned, not open yet"),
    ("all", "Everything, closed ones too"),
]
UNITS = [("miles", "miles"), ("km", "kilometres")]


class SearchForm(forms.Form):
    """Everything stands in the address, so that a search can be kept or sent."""

    q = forms.CharField(label="What do you offer?", required=False, strip=False)
    area = forms.CharField(
        label="Area",
        help_text="A council, county, region, postcode or code. Part several with a semicolon",
        required=False,
    )
    within = forms.CharField(label="And within", required=False)
    unit = forms.ChoiceField(label="Miles or kilometres", choices=UNITS, required=False)
    when = forms.ChoiceField(label="When", choices=WHEN, widget=forms.RadioSelect, required=False)
    days = forms.CharField(
        label="Closing within how many days?", help_text=f"For “Closing soon”; {USUAL_DAYS} if empty", required=False
    )
    min = forms.CharField(label="Worth at least (£)", required=False)
    max = forms.CharField(
        label="Smallest part at most (£)", help_text="A lot, or the whole where there are none", required=False
    )
    cpv = forms.CharField(label="CPV code", help_text="Such as 85320000 or 853", required=False)
    buyer = forms.CharField(label="Buyer", help_text="Words of its name", required=False)

    def __init__(self, given: QueryDict, *, typing: bool = False) -> None:
        shown = given.copy()
        shown.setlist("area", ["; ".join(area for area in given.getlist("area") if area.strip())])
        for name, choices, usual in (("when", WHEN, "open"), ("unit", UNITS, "miles")):
            if shown.get(name) not in dict(choices):
                shown[name] = usual
        super().__init__(shown)
        self.fields["within"].widget.attrs["class"] = "govuk-input--width-3"
        self.fields["days"].widget.attrs["class"] = "govuk-input--width-3"
        self.fields["cpv"].widget.attrs["class"] = "govuk-input--width-10"
        for name in ("within", "days", "min", "max", "cpv"):
            self.fields[name].widget.attrs["inputmode"] = "text" if name in ("min", "max") else "numeric"
        self.reading: Reading = read_search(given, typing=typing)

    def clean(self) -> dict[str, Any]:
        for name, messages in self.reading.problems.items():
            for message in messages:
                self.add_error(name if name in self.fields else None, message)
        return self.cleaned_data
