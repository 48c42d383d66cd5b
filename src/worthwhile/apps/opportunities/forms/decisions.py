"""Deciding whether to bid."""

from __future__ import annotations

from django import forms

from worthwhile.apps.opportunities.models import Verdict
from worthwhile.apps.opportunities.services.decisions_keep import AGAINST, FOR, WAITING

LONGEST_EXPLANATION = 4000


class DecisionForm(forms.Form):
    """The decision, common reasons for each, and own words."""

    verdict = forms.ChoiceField(
        label="What have you decided?",
        choices=Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you bid, do not bid, or have not decided yet"},
    )
    why_bid = forms.MultipleChoiceField(
        label="If you bid, why?", choices=list(FOR.items()), required=False, widget=forms.CheckboxSelectMultiple
    )
    why_not = forms.MultipleChoiceField(
        label="If you do not bid, why not?",
        choices=list(AGAINST.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    waiting_for = forms.MultipleChoiceField(
        label="If you have not decided, what are you waiting for?",
        choices=list(WAITING.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    explanation = forms.CharField(
        label="In your own words (optional)",
        help_text="What whoever reads this in a year should know",
        max_length=LONGEST_EXPLANATION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": f"Shorten this to {LONGEST_EXPLANATION:,} characters"},
    )

    @property
    def given_verdict(self) -> Verdict:
        """The decision, once the form is valid."""
        return Verdict(self.cleaned_data["verdict"])

    @property
    def given_reasons(self) -> list[str]:
        """The reasons that go with the decision; those chosen under another are not taken."""
        field = {Verdict.BID: "why_bid", Verdict.NO_BID: "why_not", Verdict.UNDECIDED: "waiting_for"}
        reasons: list[str] = self.cleaned_data[field[self.given_verdict]]
        return reasons

    @property
    def field_of_reasons(self) -> str:
        """The field beside which a problem with the reasons is told."""
        return {Verdict.BID: "why_bid", Verdict.NO_BID: "why_not", Verdict.UNDECIDED: "waiting_for"}[self.given_verdict]
