"""The name that colleagues see."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from worthwhile.apps.accounts.models import User


class NameForm(forms.ModelForm):
    """One box: people know best how they are called."""

    class Meta:
        model = User
        fields = ("name",)
        labels: ClassVar = {"name": "Your name"}
        help_texts: ClassVar = {
            "name": "Colleagues see it beside what you do. Leave it empty to be seen by your address."
        }
        error_messages: ClassVar = {"name": {"max_length": "Enter a name of up to 200 characters"}}
