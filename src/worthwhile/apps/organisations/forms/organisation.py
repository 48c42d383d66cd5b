"""Making an organisation, and putting right what it is."""

from __future__ import annotations

from django import forms

from worthwhile.apps.organisations.models import OrganisationKind


class OrganisationForm(forms.Form):
    """What it is called and what it is here to do."""

    name = forms.CharField(
        label="Name of the organisation",
        help_text="As it is registered, or as people know it",
        max_length=200,
        error_messages={
            "required": "Enter the name of the organisation",
            "max_length": "Enter a name of up to 200 characters",
        },
    )
    kind = forms.ChoiceField(
        label="What is it here to do?",
        choices=OrganisationKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what the organisation is here to do"},
    )
    legal_form = forms.CharField(
        label="Legal form (optional)",
        help_text="For example, community interest company, charity or registered society",
        max_length=100,
        required=False,
        error_messages={"max_length": "Enter a legal form of up to 100 characters"},
    )

    @property
    def given_kind(self) -> OrganisationKind:
        """The answer, once the form is valid."""
        return OrganisationKind(self.cleaned_data["kind"])

    def clean_name(self) -> str:
        """The name on one line."""
        return " ".join(self.cleaned_data["name"].split())
