"""What is asked on the way from a ranking to a contract."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms

from worthwhile.apps.tenders.forms.amount_field import AmountField
from worthwhile.apps.tenders.forms.reason_field import ReasonField
from worthwhile.apps.tenders.services.award_challenge import LONGEST
from worthwhile.apps.tenders.services.award_contract import LONGEST_REFERENCE, SignedContract
from worthwhile.apps.tenders.services.award_propose import LONGEST_REASON
from worthwhile.apps.tenders.services.contenders import LONGEST_NAME
from worthwhile.ui.day_field import DayField

NOBODY = "nobody_"


class WordsField(forms.CharField):
    """A text of some length, which has to be given."""

    def __init__(self, *, missing: str, longest: int, rows: int = 5, **kwargs: Any) -> None:
        messages = {"required": missing, "max_length": f"Shorten this to {longest:,} characters"}
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(max_length=longest, widget=widget, error_messages=messages, **kwargs)


class ProposeForm(forms.Form):
    """The reasons for an award that the ranking gives, and lots that nobody is to get."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    reasons = WordsField(
        label="Why is this the award?",
        help_text="The approver reads it and the file keeps it",
        missing="Say why. The approver reads it, and the file has it",
        longest=LONGEST_REASON,
    )
    has_seen = forms.BooleanField(
        label="I have looked at the ranking, at how firm it is, and at everything under “Look at”",
        error_messages={"required": "Look at the ranking and at how firm it is, then say that you have"},
    )

    def __init__(
        self, *args: Any, takes_bids: bool = True, lots: Iterable[tuple[str, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not takes_bids:
            self.fields["reasons"].help_text = "The approver reads it, the file keeps it, and it stands in every letter"
        for lot, title in lots:
            self.fields[f"{NOBODY}{lot}"] = forms.CharField(
                label=f"Lot {title}: award to nobody, because",
                help_text="Leave this empty to award it as ranked. Everybody assessed for it reads what you write",
                required=False,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        self.order_fields(["seen", *(name for name in self.fields if name.startswith(NOBODY)), "reasons", "has_seen"])

    @property
    def nobody_for(self) -> dict[str, str]:
        """Lots that nobody is to get, each with why."""
        given: Mapping[str, str] = self.cleaned_data
        return {name.removeprefix(NOBODY): why for name, why in given.items() if name.startswith(NOBODY) and why}


class ChooseForm(forms.Form):
    """The one provider, and why it, where nobody bids and nobody scores."""

    chosen = forms.TypedChoiceField(
        label="Who is to be awarded the contract?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a provider", "invalid_choice": "Choose one of those considered"},
    )
    reasons = WordsField(
        label="Why this provider?",
        help_text="The approver reads it, the file keeps it, and everybody who was considered reads it in their letter",
        missing="Say why this provider",
        longest=LONGEST_REASON,
    )

    def __init__(self, *args: Any, considered: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = list(considered)  # type: ignore[attr-defined]


class ApproveAwardForm(forms.Form):
    """That a proposal was read, whole."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    has_read = forms.BooleanField(
        label="I have read the proposal, its ranking, and how firm it is",
        error_messages={"required": "Read the proposal, then say that you have"},
    )


class ReturnProposalForm(forms.Form):
    """What has to be made otherwise."""

    reason = ReasonField(label="What has to be made otherwise?", help_text="Whoever proposed it reads this")


class TellForm(forms.Form):
    """That every letter was read."""

    has_read = forms.BooleanField(
        label="I have read every letter",
        error_messages={"required": "Read the letters, then say that you have"},
    )


class ObjectionForm(forms.Form):
    """What an organisation says against the outcome."""

    words = WordsField(
        label="What is wrong with the outcome?",
        help_text="Say what the buyer should look at again, and why. The buyer reads it, nobody else who bid does",
        missing="Say what is wrong with the outcome",
        longest=LONGEST,
        rows=8,
    )


class DecideForm(forms.Form):
    """What is decided on an objection, and why."""

    upheld = forms.ChoiceField(
        label="What do you decide?",
        choices=[
            ("yes", "Uphold it: it is right, at least in part"),
            ("no", "Do not uphold it: the outcome stands"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you decide"},
    )
    reason = WordsField(
        label="Why?",
        help_text="The organisation that objected reads it",
        missing="Say why. The organisation that objected reads it",
        longest=LONGEST,
    )


class ContractForm(forms.Form):
    """A contract as it was signed."""

    signed_on = DayField(label="Signed on", what="the day on which it was signed")
    starts_on = DayField(label="First day", what="the first day of the contract")
    ends_on = DayField(label="Last day, without extensions", what="the last day of the contract")
    value = AmountField(
        label="Value in pounds without VAT", most=99_999_999_999_999, help_text="From the first day to the last"
    )
    supplier_address = WordsField(
        label="Address of the supplier",
        help_text="The record of the decision gives it",
        missing="Enter the address of the supplier",
        longest=1000,
        rows=3,
    )
    reference = forms.CharField(label="Your reference", required=False, max_length=LONGEST_REFERENCE)

    @property
    def contract(self) -> SignedContract:
        """The answer, once the form is valid."""
        given = self.cleaned_data
        value: Decimal | None = given["value"]
        return SignedContract(
            signed_on=given["signed_on"],
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            value=value,
            supplier_address=given["supplier_address"],
            reference=given["reference"],
        )


class ConsiderForm(forms.Form):
    """A provider that is considered where nobody bids, and why."""

    name = forms.CharField(
        label="Name of the provider",
        help_text="As registers have it. Whoever has an organisation here of this name gets nothing by it",
        max_length=LONGEST_NAME,
        error_messages={
            "required": "Enter the name of the provider",
            "max_length": f"Shorten this to {LONGEST_NAME} characters",
        },
    )
    reason = ReasonField(label="Why is it considered?", help_text="It stands in the record")
