"""The smaller questions of an assessment: standing back, asking about a price, deciding on it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.forms.buyer_moment import ClockField, moment_of
from worthwhile.apps.tenders.selectors.kind_words import KindWords
from worthwhile.apps.tenders.services.ask_about_price import LONGEST
from worthwhile.ui.day_field import DayField

_TOO_LONG = {"max_length": f"Shorten this to {LONGEST:,} characters"}


class RecuseForm(forms.Form):
    """Why somebody stands back from a bid, or from a provider where nobody bids."""

    words = forms.CharField(
        label="Why do you stand back?",
        help_text="A few words. The author and the approver read it",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say in a few words why", "max_length": "Shorten this to 2,000 characters"},
    )

    def __init__(self, *args: Any, kind: KindWords, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind.takes_bids:
            self.fields["words"].help_text += ". Write no name of a bidder"


class RecuseByNameForm(RecuseForm):
    """From which bidder, by name: its number is not told."""

    bidder = forms.ChoiceField(
        label="From which bidder?",
        error_messages={"required": "Choose a bidder", "invalid_choice": "Choose a bidder of this tender"},
    )
    field_order = ("bidder", "words")

    def __init__(self, *args: Any, bidders: Iterable[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._bidders = {str(one.pk): one for one in bidders}
        chosen = [("", "Choose"), *((number, str(one)) for number, one in self._bidders.items())]
        self.fields["bidder"].choices = chosen  # type: ignore[attr-defined]

    @property
    def given_bidder(self) -> Organisation:
        """The bidder, once the form is valid."""
        return self._bidders[self.cleaned_data["bidder"]]


class StandingBackForm(forms.Form):
    """Whether scores of somebody who stands back still count, and why."""

    set_aside = forms.ChoiceField(
        label="Do these scores count?",
        choices=[("no", "Yes, they count"), ("yes", "No, set them aside")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether these scores count"},
    )
    reason = forms.CharField(
        label="Why?",
        help_text="It stands in the evaluation beside the scores, and the bidder may be given it",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why", **_TOO_LONG},
    )

    @property
    def sets_aside(self) -> bool:
        """Once the form is valid."""
        return bool(self.cleaned_data["set_aside"] == "yes")


class AskAboutPriceForm(forms.Form):
    """What a bidder is asked about a price, and by when it answers."""

    words = forms.CharField(
        label="What do you ask?",
        help_text="The bidder reads it as it stands. Say which comparison makes you ask. Name no other bidder and no "
        "other price",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Enter what you ask", **_TOO_LONG},
    )
    why = forms.CharField(
        label="Why do you ask, though our rule did not flag it?",
        help_text="Such as: a labour cost that you worked out yourselves. The bidder does not read this. It stands in "
        "your record",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why you ask about a price that our rule did not flag", **_TOO_LONG},
    )
    why_again = forms.CharField(
        label="Why do you ask about this price again?",
        help_text="It was decided on before. Whoever approves the award reads this beside both decisions. The bidder "
        "does not",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why you ask about this price again", **_TOO_LONG},
    )
    new_facts = forms.CharField(
        label="What do you know now that you did not know then?",
        help_text="New facts alone open a price again",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what you know now that you did not know when it was decided", **_TOO_LONG},
    )
    answer_by = DayField(label="Last day to answer", what="the last day to answer")
    answer_time = ClockField(label="Time of that day", initial="23:59")

    def __init__(self, *args: Any, is_flagged: bool, is_again: bool, least: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_flagged:
            del self.fields["why"]
        if not is_again:
            del self.fields["why_again"], self.fields["new_facts"]
        self.fields["answer_by"].help_text = least

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("answer_by") and data.get("answer_time"):
            try:
                data["answer_moment"] = moment_of(data["answer_by"], data["answer_time"])
            except forms.ValidationError as error:
                self.add_error("answer_time", error)
        return data

    @property
    def given_moment(self) -> datetime:
        """By when, once the form is valid."""
        moment: datetime = self.cleaned_data["answer_moment"]
        return moment


class DecideOnPriceForm(forms.Form):
    """Whether a bid stays in, and why."""

    stays = forms.ChoiceField(
        label="Does the bid stay in?",
        choices=[("yes", "Yes: the price is not abnormally low, or is explained"), ("no", "No: it is set aside")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether the bid stays in"},
    )
    reason = forms.CharField(
        label="Why?",
        help_text="It stands in the record of the decision. Say what of the explanation you went by",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Say why", **_TOO_LONG},
    )


class ExplainPriceForm(forms.Form):
    """How a price comes about, in the bidder's words."""

    words = forms.CharField(
        label="How does your price come about?",
        help_text="For example, hours, wages, volunteers, premises that cost nothing, other income",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": "Enter how your price comes about", **_TOO_LONG},
    )
