"""Saving a search, renaming it, and choosing how often one is told."""

from __future__ import annotations

from django import forms

from worthwhile.apps.opportunities.models import Often

_NAME_ERRORS = {
    "required": "Enter a name for the search, such as Befriending near us",
    "max_length": "Shorten the name to 120 characters",
}


class SearchNameForm(forms.Form):
    """The name of a saved search."""

    name = forms.CharField(
        label="Name of the search",
        help_text="It stands at the head of e-mails and feeds. For example, Befriending near us",
        max_length=120,
        error_messages=_NAME_ERRORS,
    )

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class SaveSearchForm(SearchNameForm):
    """What to save: the search as its address has it, or whatever fits the profile."""

    query = forms.CharField(required=False, widget=forms.HiddenInput)
    by_profile = forms.BooleanField(required=False, widget=forms.HiddenInput)


class HowOftenForm(forms.Form):
    """How often to be sent what is new."""

    often = forms.ChoiceField(
        label="E-mails to you about this search",
        choices=Often.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how often to be told"},
    )

    @property
    def given(self) -> Often:
        """The answer, once the form is valid."""
        return Often(self.cleaned_data["often"])
