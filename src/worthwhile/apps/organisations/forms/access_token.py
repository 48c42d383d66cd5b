"""Giving a program access."""

from __future__ import annotations

from datetime import timedelta

from django import forms

from worthwhile.apps.organisations.models import Scope

LIVES = (("30", "30 days"), ("90", "90 days"), ("180", "180 days"), ("365", "1 year"))


class AccessTokenForm(forms.Form):
    """What the program is, what it may do, and for how long."""

    label = forms.CharField(
        label="What is it for?",
        help_text="The program that will use it, so that you know it again. For example, monthly spreadsheet",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Enter what the token is for", "max_length": "Shorten this to 100 characters"},
    )
    scopes = forms.MultipleChoiceField(
        label="What may the program do?",
        help_text="Choose as little as it needs. Any token may look up reference figures and measures",
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one thing that the program may do"},
    )
    life = forms.ChoiceField(
        label="How long should it work?",
        choices=LIVES,
        initial="90",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how long the token should work"},
    )

    def clean_label(self) -> str:
        """The label on one line."""
        return " ".join(self.cleaned_data["label"].split())

    @property
    def given_scopes(self) -> list[Scope]:
        """The answer, once the form is valid."""
        return [Scope(scope) for scope in self.cleaned_data["scopes"]]

    @property
    def given_life(self) -> timedelta:
        """The answer, once the form is valid."""
        return timedelta(days=int(self.cleaned_data["life"]))
