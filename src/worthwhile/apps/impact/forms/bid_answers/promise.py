"""One promise: how many, by when, beyond the service or part of it, and who is responsible."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from worthwhile.apps.impact.forms.numbers import NumberField, PercentField
from worthwhile.apps.impact.selectors.answer_content import day_of
from worthwhile.apps.impact.selectors.shown import typed_number, typed_share
from worthwhile.engines.valuation.outcome import Outcome
from worthwhile.exchange.answers.links import number_text
from worthwhile.exchange.answers.promised import offered, promise_problems
from worthwhile.exchange.answers.question import Promise, Service
from worthwhile.exchange.case_edits import Edits
from worthwhile.exchange.report.wording import day_text
from worthwhile.kernel.dates import LAST_YEAR
from worthwhile.ui.day_field import DayField

TEXTS = ("counted_in", "adds", "responsible", "because")


class PromiseStep(forms.Form):
    """What is promised of one outcome. The case says how much at most."""

    service = forms.ChoiceField(
        label="Does the contract buy this anyway?",
        choices=[
            (Service.ADDITIONAL.value, "No: we bring it on top of the service, for this contract"),
            (Service.CORE.value, "Yes: it is part of the service that the contract buys"),
        ],
        widget=forms.RadioSelect,
        help_text="Buyers who score social value usually want what comes on top. The answer says which is which",
        error_messages={"required": "Choose whether the contract buys this anyway"},
    )
    quantity = NumberField(what="how many you promise", example="40", label="How many do you promise?", required=False)
    share = PercentField(
        what="the share you promise",
        example="50",
        label="Or which share of the case’s number? (optional)",
        help_text="If part of what the case counts is for other contracts. Leave the number above empty then",
        required=False,
    )
    counted_in = forms.CharField(
        label="What is counted?", help_text="Such as: people, visits or tonnes", max_length=100, required=False
    )
    by = DayField(what="the day by which it is reached", label="By when?", required=False)
    adds = forms.CharField(
        label="What do you do beyond the service? (if it comes on top)",
        help_text="In a sentence, such as: We open a second club in the north of the borough",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
    responsible = forms.CharField(
        label="Who is responsible for this one? (optional)",
        help_text="By role. Leave empty if one role answers for all commitments: you are asked for it later",
        max_length=300,
        required=False,
    )
    because = forms.CharField(
        label="Why does it answer what the buyer asks? (optional)",
        help_text="In a sentence, with the buyer’s own words where they are true",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        row: Mapping[str, Any],
        outcome: Outcome,
        is_loss: bool,
        contract_start: date | None,
        **kwargs: Any,
    ) -> None:
        self.outcome, self.is_loss, self.contract_start = outcome, is_loss, contract_start
        kwargs["initial"] = {
            "service": row.get("service", ""),
            "quantity": typed_number(row.get("quantity")),
            "share": typed_share(row.get("share")),
            "by": day_of(row.get("by")),
            **{name: row.get(name, "") for name in TEXTS},
        }
        super().__init__(*args, **kwargs)
        self.fields["quantity"].help_text = self._supported()

    def _supported(self) -> str:
        found = offered(0, Promise(outcome=self.outcome.id, service=Service.CORE), self.outcome)
        if found.central is None:
            return (
                "The case states no number, so none can be promised. Add the number and its evidence to the case first"
            )
        most = found.central if found.high is None else found.high
        return (
            f"The case has {number_text(found.central)} and supports at most {number_text(most)}. "
            f"If you leave this empty, {number_text(found.central)} is promised"
        )

    def clean_by(self) -> date | None:
        day: date | None = self.cleaned_data["by"]
        if day is None:
            return None
        if self.contract_start is not None and day < self.contract_start:
            raise forms.ValidationError(
                f"Enter a day of the contract, which starts on {day_text(self.contract_start)}. "
                f"You gave {day_text(day)}"
            )
        if day.year > LAST_YEAR:
            raise forms.ValidationError(f"Enter a year up to {LAST_YEAR}. You gave {day.year}")
        return day

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if self.errors:
            return answers
        quantity, share = answers.get("quantity"), answers.get("share")
        if quantity is not None and share is not None:
            self.add_error("share", "Enter a number or a share, not both")
        elif quantity is not None and quantity <= 0:
            self.add_error("quantity", f"Enter how many you promise as more than 0. You gave {quantity}")
        elif share is not None and share == 0:
            self.add_error("share", "A share of 0 promises nothing. Take the outcome out instead")
        else:
            self._hold_against_case(quantity, share)
        return answers

    def _hold_against_case(self, quantity: Decimal | None, share: Decimal | None) -> None:
        promise = Promise(outcome=self.outcome.id, service=Service.CORE, quantity=quantity, share=share)
        for problem in promise_problems(offered(0, promise, self.outcome), is_loss=self.is_loss):
            field: str | None = problem.path.rpartition(".")[2]
            if field == "quantity" and share is not None:
                field = "share"
            self.add_error(field if field in self.fields else None, problem.message.rstrip("."))

    def edits(self) -> Edits:
        """The places to change. The form is valid."""
        answers = self.cleaned_data
        place = ("outcomes", self.outcome.id)
        return {
            (*place, "service"): answers["service"],
            (*place, "quantity"): answers["quantity"],
            (*place, "share"): answers["share"],
            (*place, "by"): answers["by"].isoformat() if answers["by"] else None,
            **{(*place, name): answers[name] or None for name in TEXTS},
        }
