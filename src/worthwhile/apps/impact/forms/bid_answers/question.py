"""What the buyer asks, who buys and for how long."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from worthwhile.apps.impact.forms.numbers import NumberField
from worthwhile.apps.impact.selectors.answer_content import Content, day_of, question_of
from worthwhile.apps.impact.selectors.shown import typed_number
from worthwhile.exchange.case_edits import Edits
from worthwhile.kernel.dates import FIRST_YEAR, LAST_YEAR
from worthwhile.ui.day_field import DayField

LONGEST_QUESTION = 20_000


class QuestionStep(forms.Form):
    """The buyer's words."""

    question = forms.CharField(
        label="The buyer’s question",
        help_text="Paste it word for word from the tender documents",
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=LONGEST_QUESTION,
        error_messages={"required": "Paste the buyer’s question"},
    )
    outcome_asked = forms.CharField(
        label="The outcome that the buyer asks for",
        help_text="In the buyer’s words, such as: Reduced loneliness among older residents. "
        "What you promise is held against these words",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        error_messages={"required": "Enter the outcome that the buyer asks for, in the buyer’s words"},
    )

    def __init__(self, *args: Any, content: Content, **kwargs: Any) -> None:
        question = question_of(content)
        kwargs["initial"] = {name: question.get(name, "") for name in ("question", "outcome_asked")}
        super().__init__(*args, **kwargs)

    def edits(self) -> Edits:
        """The places to change. The form is valid."""
        return {("question", name): self.cleaned_data[name] for name in ("question", "outcome_asked")}


class BuyerStep(forms.Form):
    """The buyer and the contract."""

    buyer = forms.CharField(
        label="Who buys?",
        help_text="The council, NHS body or other organisation that asks",
        max_length=300,
        error_messages={"required": "Enter the name of the buyer"},
    )
    contract_start = DayField(what="the first day of the contract", label="First day of the contract")
    contract_months = NumberField(
        what="the length of the contract in months",
        example="36",
        unit="months",
        lowest=Decimal(1),
        highest=Decimal(600),
        width=4,
        label="How long is the contract?",
        help_text="In months, without extensions: three years are 36",
    )

    def __init__(self, *args: Any, content: Content, **kwargs: Any) -> None:
        question = question_of(content)
        kwargs["initial"] = {
            "buyer": question.get("buyer", ""),
            "contract_start": day_of(question.get("contract_start")),
            "contract_months": typed_number(question.get("contract_months")),
        }
        super().__init__(*args, **kwargs)

    def clean_contract_start(self) -> Any:
        day = self.cleaned_data["contract_start"]
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(f"Enter a year from {FIRST_YEAR} to {LAST_YEAR}. You gave {day.year}")
        return day

    def clean_contract_months(self) -> int:
        months: Decimal = self.cleaned_data["contract_months"]
        if months != months.to_integral_value():
            raise forms.ValidationError(f"Enter whole months, such as 36. You gave {months}")
        return int(months)

    def edits(self) -> Edits:
        """The places to change. The form is valid."""
        answers = self.cleaned_data
        return {
            ("question", "buyer"): answers["buyer"],
            ("question", "contract_start"): answers["contract_start"].isoformat(),
            ("question", "contract_months"): answers["contract_months"],
        }
