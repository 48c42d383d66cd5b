"""Entering a value of one's own."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from worthwhile.apps.library.models import OwnValueVersion, Sharing
from worthwhile.apps.library.models.own_value import AGENCY_CHOICES, CONFIDENCE_CHOICES, KIND_CHOICES
from worthwhile.apps.library.services.own_values import NEEDED, ValueEntry, entry_problems
from worthwhile.ui.day_field import DayField

_NUMBER = re.compile(r"^-?(\d{1,3}(,\d{3})+|\d{1,13})(\.\d{1,6})?$")
KEPT_AS_TEXT = (
    "label", "description", "unit", "price_year", "kind", "agency", "source_title", "source_publisher",
    "source_published", "source_address", "source_locator", "licence", "sharing", "confidence",
)  # fmt: skip


class PoundsField(forms.CharField):
    """An exact sum as people write it: £1,234.50."""

    def __init__(self, *, what: str, **kwargs: Any) -> None:
        self.what = what
        attrs = {"class": "govuk-input--width-10", "inputmode": "decimal", "spellcheck": "false"}
        errors = {"required": f"Enter {what} in pounds, such as 280.17"}
        super().__init__(widget=forms.TextInput(attrs=attrs), error_messages=errors, **kwargs)

    def clean(self, value: Any) -> Decimal | None:
        text = str(super().clean(value)).replace("£", "").replace(" ", "")
        if not text:
            return None
        if not _NUMBER.match(text):
            raise forms.ValidationError(f"Enter {self.what} in pounds, such as 280.17. You gave “{value}”")
        return Decimal(text.replace(",", ""))


def _words(name: str, label: str, hint: str, most: int, *, rows: int = 0) -> forms.CharField:
    """A field of words; several lines where rows are given."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(),
        error_messages={"required": NEEDED[name], "max_length": f"Shorten this to {most:,} characters"},
    )


class OwnValueForm(forms.Form):
    """What one unit is worth, and where that was published."""

    label = _words("label", "Name of the value", "A short name, as you would look for it", 200)
    description = _words(
        "description",
        "What it stands for",
        "What changes for whom, over what time, and what it leaves out",
        4000,
        rows=4,
    )
    amount = PoundsField(what="what one unit is worth", label="Worth of one unit", help_text="In pounds, as published")
    unit = _words("unit", "One unit is", "For example, per person per year, per attendance", 100)
    low = PoundsField(
        what="the lowest published figure",
        label="Lowest published figure (optional)",
        help_text="Enter both ends of the published range, or neither",
        required=False,
    )
    high = PoundsField(what="the highest published figure", label="Highest published figure (optional)", required=False)
    price_year = forms.CharField(
        label="In prices of which year?",
        help_text="For example, 2024 or, for April to March, 2024/25. The publication says so",
        max_length=10,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
        error_messages={"required": "Enter the year whose prices the figure is in, such as 2024"},
    )
    kind = forms.ChoiceField(
        label="What kind of worth is it?",
        help_text="Wellbeing: lives are better. Economic: people or businesses have more. Fiscal: a public body spends "
        "less. Carbon: less greenhouse gas",
        choices=KIND_CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what kind of worth it is"},
    )
    agency = forms.ChoiceField(
        label="Who gains?",
        choices=[("", "Choose who gains"), *AGENCY_CHOICES],
        error_messages={"required": "Choose who gains"},
    )
    source_title = _words("source_title", "Title of the publication", "A value without a source is not kept", 300)
    source_publisher = _words("source_publisher", "Who published it?", "", 200)
    source_published = _words("source_published", "When was it published?", "For example, March 2025", 100)
    source_locator = _words(
        "source_locator", "Where in it does the figure stand?", "For example, page 12, table 3", 300
    )
    source_address = forms.URLField(
        label="Link to it (optional)",
        max_length=500,
        required=False,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"spellcheck": "false", "inputmode": "url"}),
        error_messages={"invalid": "Enter the link in full, such as https://example.org/report"},
    )
    licence = _words(
        "licence", "Licence or right to use",
        "In your own words or the publication's, for example Open Government Licence v3.0", 300,
    )  # fmt: skip
    sharing = forms.ChoiceField(
        label="Do its terms let you share it with other organisations?",
        help_text="Whatever you answer, only your organisation sees it until a network has reviewed it",
        choices=Sharing.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether its terms let you share it"},
    )
    checked_on = DayField(
        what="the day you last compared the figure with its source", label="When did you last check it?"
    )
    confidence = forms.ChoiceField(
        label="How sure are you of the figure?",
        choices=CONFIDENCE_CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": "Say how sure you are of the figure"},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        for problem in entry_problems(answers, on=self.today):
            if problem.path not in self.errors:
                self.add_error(problem.path, problem.message)
        return answers

    def entry(self) -> ValueEntry:
        """What was entered, once the form is valid."""
        return ValueEntry(**self.cleaned_data)


def answers_of(version: OwnValueVersion) -> dict[str, Any]:
    """A version as the answers that would enter it again."""
    amounts = {name: _plain(getattr(version, name)) for name in ("amount", "low", "high")}
    return {**{name: getattr(version, name) for name in KEPT_AS_TEXT}, **amounts, "checked_on": version.checked_on}


def _plain(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount.normalize():f}"
