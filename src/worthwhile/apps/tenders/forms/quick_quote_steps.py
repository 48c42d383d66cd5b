"""The later steps of a quick quote: who is asked, what they are asked, and the opening key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms

from worthwhile.apps.tenders.forms.amount_field import WrittenNumberField
from worthwhile.apps.tenders.forms.buyer_acts import SecretForm
from worthwhile.apps.tenders.forms.buyer_people import InterestForm
from worthwhile.apps.tenders.models import PreferredList
from worthwhile.apps.tenders.selectors.quick_quote_turns import Turns
from worthwhile.apps.tenders.services.invite_in_turn import Replaced
from worthwhile.apps.tenders.services.quick_quote_content import HowJudged, questions_or_default

EVERYBODY = "everybody"
MOST_QUESTIONS, LONGEST_QUESTION = 10, 500
LEAST_WEIGHT, MOST_WEIGHT, USUAL_WEIGHT = 10, 80, 40


class SourceForm(forms.Form):
    """From where suppliers are chosen."""

    source = forms.ChoiceField(label="Choose from")

    def __init__(self, *args: Any, lists: Iterable[PreferredList], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = [(EVERYBODY, "Everybody here who offers it there"), *((str(one.pk), one.name) for one in lists)]
        self.fields["source"].choices = chosen  # type: ignore[attr-defined]


class TurnsForm(forms.Form):
    """Those whose turn it is, one of them put out for another if need be."""

    out = forms.ChoiceField(label="Leave out", required=False)
    into = forms.ChoiceField(label="Ask instead", required=False)
    swap_reason = forms.CharField(
        label="Why?",
        help_text="It is kept with the record of this choice",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": "Shorten this to 1,000 characters"},
    )

    def __init__(self, *args: Any, turns: Turns, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rotation = turns.rotation
        for name, offered, empty in (
            ("out", rotation.chosen, "Nobody: it is the turn of these"), ("into", rotation.waiting, "Choose"),
        ):  # fmt: skip
            choices = [("", empty), *((one.supplier.id, one.supplier.name) for one in offered)]
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        if not rotation.waiting:
            for name in ("out", "into", "swap_reason"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("out") and not self.errors:
            if not data.get("into"):
                self.add_error("into", "Choose who is asked instead")
            if not data.get("swap_reason"):
                self.add_error("swap_reason", "Say why. It is kept with the record of this choice")
        elif data.get("into") and not self.errors:
            self.add_error("out", "Choose who is left out for it")
        return data

    @property
    def replaced(self) -> Replaced | None:
        """Who is put out for whom, once the form is valid."""
        data = self.cleaned_data
        if not data.get("out"):
            return None
        return Replaced(out=data["out"], into=data["into"], reason=data["swap_reason"])


class QuestionsForm(forms.Form):
    """What suppliers answer, and how price counts."""

    questions = forms.CharField(
        label="Questions, one on each line",
        help_text=f"Up to {MOST_QUESTIONS}. Each answer may have 300 words",
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Ask at least one question", "max_length": "Ask less"},
    )
    price = forms.ChoiceField(
        label="How does price count?",
        choices=[
            ("offered", "Suppliers name a price, which is set beside your budget and never beside other quotes (PF-6)"),
            ("fixed", "The price is fixed, and the best answers win (PF-7)"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how price counts"},
    )
    amount = WrittenNumberField(
        label="Your budget, or the fixed price, in pounds",
        help_text="Suppliers read it",
        min_value=Decimal("0.01"),
        max_digits=12,
        decimal_places=2,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_digits", "max_decimal_places", "max_whole_digits"),
            "Enter an amount in pounds, such as 18000",
        ),
    )
    weight = forms.IntegerField(
        label="If suppliers name a price: how many points of 100 does it decide?",
        min_value=LEAST_WEIGHT,
        max_value=MOST_WEIGHT,
        initial=USUAL_WEIGHT,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            f"Enter a whole number from {LEAST_WEIGHT} to {MOST_WEIGHT}",
        ),
    )
    barriers = forms.CharField(
        label="What might keep small organisations out, and what did you do about it? One on each line",
        help_text="Section 86 of the Procurement Act 2023 asks you to consider it before you invite. For example, No "
        "turnover is asked for",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "Shorten this to 2,000 characters"},
    )

    def __init__(self, *args: Any, asks_for_barriers: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_for_barriers:
            del self.fields["barriers"]

    def clean_questions(self) -> tuple[str, ...]:
        """Each question."""
        given = _lines(self.cleaned_data["questions"])
        if not given:
            raise forms.ValidationError("Ask at least one question")
        if len(given) > MOST_QUESTIONS:
            raise forms.ValidationError(f"Ask up to {MOST_QUESTIONS} questions. You ask {len(given)}")
        long = [one for one in given if len(one) > LONGEST_QUESTION]
        if long:
            raise forms.ValidationError(f"Shorten this question to {LONGEST_QUESTION} characters: {long[0][:60]}…")
        return given

    def clean_barriers(self) -> tuple[str, ...]:
        """Each barrier."""
        return _lines(self.cleaned_data["barriers"])

    @property
    def judged(self) -> HowJudged:
        """The answers, once the form is valid."""
        data = self.cleaned_data
        return HowJudged(
            questions=data["questions"],
            is_fixed_price=data["price"] == "fixed",
            amount=data["amount"],
            price_weight=Decimal(data["weight"]) / 100,
            barriers=data.get("barriers", ()),
        )


def initial_of_questions(data: Mapping[str, Any]) -> dict[str, Any]:
    """What the form begins with: what was kept, or a short set of questions and the value as the budget."""
    award, value, gates = (data.get(name) or {} for name in ("award", "value", "gates"))
    price = award.get("price") or {}
    parameters = price.get("parameters") or {}
    weights = [one["weight"] for one in award.get("criteria") or () if one.get("kind") == "price" and "weight" in one]
    asked = [str(one["text"]) for one in data.get("questions") or ()]
    amount = parameters.get("budget") or parameters.get("fixed_price")
    return {
        "questions": "\n".join(questions_or_default(asked)),
        "price": "fixed" if price.get("formula") == "PF-7" else "offered",
        "amount": amount or value.get("total_net") or value.get("total_gross"),
        "weight": round(Decimal(weights[0]) * 100) if weights else USUAL_WEIGHT,
        "barriers": "\n".join(gates.get("barriers_removed") or ()),
    }


class KeyAndInterestForm(SecretForm, InterestForm):
    """The opening key, tried, and whether one has a conflict of interest."""

    field_order = ("secret", "conflicted", "words")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["secret"].required = False

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("secret") and data.get("conflicted") == "no" and "secret" not in self.errors:
            self.add_error("secret", "Enter your opening key")
        return data


def _lines(text: str) -> tuple[str, ...]:
    """What stands on each line, once."""
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
