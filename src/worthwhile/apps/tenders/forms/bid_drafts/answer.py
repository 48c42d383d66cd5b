"""The answer to one question, and one promised outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms

from worthwhile.apps.tenders.forms.amount_field import WrittenNumberField
from worthwhile.apps.tenders.forms.bid_drafts.details import one_text
from worthwhile.apps.tenders.selectors.bid_drafts.case_worth import CaseOutcome
from worthwhile.exchange.bid import SocialValueOffered
from worthwhile.exchange.case_edits import Edits
from worthwhile.exchange.tender.specification import TenderOutcome
from worthwhile.kernel.money import money_text
from worthwhile.ui.day_field import DayField

LONGEST_ANSWER = 200_000


class AnswerForm(forms.Form):
    """What is answered."""

    text = forms.CharField(
        label="Your answer",
        max_length=LONGEST_ANSWER,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
    )

    def edits(self, question: str, written_from: Sequence[str]) -> Edits:
        """What this page changes."""
        text = one_text(self.cleaned_data["text"])
        sources = list(dict.fromkeys(written_from)) if text.strip() else []
        return {
            ("answers", question, "text"): text or None,
            ("answers", question, "written_from"): sources or None,
        }


class _NumberField(WrittenNumberField):
    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(
            label=label,
            required=False,
            max_digits=15,
            decimal_places=4,
            error_messages={
                "invalid": "Enter a number in figures, such as 120 or 4.5",
                "max_digits": "Enter a smaller number",
                "max_decimal_places": "Enter a number with at most 4 decimals",
                "max_whole_digits": "Enter a smaller number",
            },
            widget=forms.NumberInput(attrs={"class": "govuk-input--width-10"}),
            **kwargs,
        )


class PromiseForm(forms.Form):
    """What is promised of one outcome, measurably."""

    baseline = _NumberField("Where people are today (optional)")
    target = _NumberField("Where they will be by your promise")
    unit = forms.CharField(label="What these numbers count, such as people", max_length=100, required=False)
    by = DayField(what="the day by which it is reached", label="By when", required=False)
    measured_by = forms.CharField(
        label="How it is measured, with which measure", max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    held_against = forms.ChoiceField(
        label="Hold it against an outcome of your impact cases",
        help_text="We then say where you promise more than your evidence supports. Choose one that counts the same.",
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, cases: Sequence[CaseOutcome], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.key, f"{one.name}: {range_text(one)} ({one.case})") for one in cases]
        self.fields["held_against"].choices = [*choices, ("", "None")]  # type: ignore[attr-defined]
        if not cases:
            del self.fields["held_against"]

    def edits(self, outcome: TenderOutcome) -> Edits:
        """What this page changes. A promise without anything in it is none."""
        given = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        texts = {name: one_text(value) for name, value in given.items() if isinstance(value, str)}
        said = {**given, **texts}
        if "by" in said:
            said["by"] = said["by"].isoformat()
        if not {name for name in said if name not in ("held_against", "unit")}:
            return {("promises", outcome.id): None}
        fields: dict[str, Any] = {
            "name": outcome.name,
            "who_for": outcome.who_for,
            **dict.fromkeys(self.fields),
            **said,
        }
        return {("promises", outcome.id, name): value for name, value in fields.items()}


def range_text(one: CaseOutcome) -> str:
    """How many a case supports: ``80 to 120, most likely 100``."""
    central = _number(one.central)
    if one.low is None or one.high is None or one.low == one.high:
        return central
    return f"{_number(one.low)} to {_number(one.high)}, most likely {central}"


class WorthForm(forms.Form):
    """The impact case that says what the promise is worth."""

    case = forms.ChoiceField(label="Which case says what this is worth?", required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, worth: Sequence[tuple[int, SocialValueOffered]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(pk), f"{one.case_title}: {worth_text(one)}") for pk, one in worth]
        self.fields["case"].choices = [*choices, ("", "Say nothing of worth")]  # type: ignore[attr-defined]


def worth_text(one: SocialValueOffered | Mapping[str, Any]) -> str:
    """A range in whole pounds."""
    low, central, high = (
        (one.low, one.central, one.high)
        if isinstance(one, SocialValueOffered)
        else (Decimal(str(one[name])) for name in ("low", "central", "high"))
    )
    return f"{money_text(low, places=0)} to {money_text(high, places=0)}, most likely {money_text(central, places=0)}"


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():,f}"
