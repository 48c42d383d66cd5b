"""The boxes of the list of ending contracts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from worthwhile.apps.opportunities.selectors.expiring_asked import USUAL_MONTHS, ExpiringAsked, read_expiring_asked
from worthwhile.reference import cpv


class ExpiringForm(forms.Form):
    """Everything stands in the address."""

    area = forms.CharField(
        label="Area", help_text="A council, county, region, postcode or code. Part several with a semicolon",
        required=False,
    )  # fmt: skip
    service = forms.ChoiceField(label="Kind of service", required=False)
    buyer = forms.CharField(label="Buyer", help_text="Words of its name", required=False)
    months = forms.CharField(label="Ends within how many months?", required=False)

    def __init__(self, given: QueryDict) -> None:
        shown = given.copy()
        shown["months"] = given.get("months") or str(USUAL_MONTHS)
        known = {group.key for group in cpv.groups()}
        shown.setlist("service", [key for key in given.getlist("service") if key in known][:1])
        super().__init__(shown)
        field = self.fields["service"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "All"), *((group.key, group.name) for group in cpv.groups())]
        self.fields["months"].widget.attrs.update({"class": "govuk-input--width-3", "inputmode": "numeric"})
        self.asked: ExpiringAsked = read_expiring_asked(given)

    def clean(self) -> dict[str, Any]:
        for name, message in self.asked.problems.items():
            self.add_error(name, message)
        return self.cleaned_data
