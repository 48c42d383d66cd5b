"""Taking along what was made in a visit."""

from __future__ import annotations

from django import forms


class KeepForm(forms.Form):
    """A name, now that the organisation is to be a real one."""

    name = forms.CharField(
        label="Name of your organisation",
        help_text="As it is registered, or as people know it",
        max_length=200,
        error_messages={
            "required": "Enter the name of your organisation",
            "max_length": "Enter a name of up to 200 characters",
        },
    )

    def clean_name(self) -> str:
        """The name on one line."""
        return " ".join(self.cleaned_data["name"].split())
