"""Adding a number by which a register knows the organisation."""

from __future__ import annotations

from django import forms

from worthwhile.apps.organisations.models import Scheme


class IdentifierForm(forms.Form):
    """Which register, and the number in it."""

    scheme = forms.ChoiceField(
        label="Which register is it from?",
        choices=Scheme.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which register the number is from"},
    )
    value = forms.CharField(
        label="Number",
        help_text="As the register shows it. We check the form of company numbers and of charity numbers in England, "
        "Wales and Scotland; others are kept as given",
        max_length=60,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "spellcheck": "false"}),
        error_messages={
            "required": "Enter the number",
            "max_length": "Enter the number alone: it has up to 30 characters",
        },
    )

    @property
    def given_scheme(self) -> Scheme:
        """The answer, once the form is valid."""
        return Scheme(self.cleaned_data["scheme"])
