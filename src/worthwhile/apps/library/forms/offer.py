"""Offering a value to a network, and reviewing what is offered."""

from __future__ import annotations

from typing import Any

from django import forms

from worthwhile.apps.library.selectors.offers import list_networks_called
from worthwhile.apps.organisations.models import Organisation

ACCEPT, DECLINE = "accept", "decline"


class OfferForm(forms.Form):
    """Which network is to review the value."""

    network = forms.CharField(
        label="Name of the network",
        help_text="As it is written on its own page here, or one of its registered numbers",
        max_length=200,
        error_messages={"required": "Enter the name of the network that is to review the value"},
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation

    def clean_network(self) -> Organisation:
        """The one network that is meant."""
        given = self.cleaned_data["network"]
        found = list_networks_called(given, other_than=self.organisation)
        if len(found) > 1:
            raise forms.ValidationError(
                "More than one network has this name. Ask yours for its registered number and enter that"
            )
        if not found:
            raise forms.ValidationError(
                f"There is no network called “{given}” here. Check the spelling with the network, which must have an "
                "organisation of the kind “Network” on this service and be named by whoever runs it"
            )
        return found[0]


class ReviewForm(forms.Form):
    """Whether everybody may see a value, and why or why not."""

    decision = forms.ChoiceField(
        label="What do you decide?",
        choices=[
            (ACCEPT, "Accept: everybody may see and use it, with your network named as its reviewer"),
            (DECLINE, "Decline: only the organisation that offers it sees your note"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you accept or decline it"},
    )
    note = forms.CharField(
        label="What did you check, or why do you decline?",
        help_text="If you accept, everybody sees this note. Leave out personal details",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": "Say what you checked, or why you decline",
            "max_length": "Shorten this to 4,000 characters",
        },
    )

    @property
    def accepts(self) -> bool:
        """The decision, once the form is valid."""
        return bool(self.cleaned_data["decision"] == ACCEPT)
