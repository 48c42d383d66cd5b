"""Inviting people and giving them roles."""

from __future__ import annotations

from typing import Any

from django import forms

from worthwhile.apps.organisations.models import Role


class RoleForm(forms.Form):
    """What a member may do."""

    role = forms.ChoiceField(
        label="What may this person do?",
        choices=Role.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what this person may do"},
    )

    @property
    def given_role(self) -> Role:
        """The answer, once the form is valid."""
        return Role(self.cleaned_data["role"])


class InvitationForm(RoleForm):
    """Whom to invite, and as what."""

    email = forms.EmailField(
        label="E-mail address",
        help_text="The invitation can be accepted only by someone who has confirmed that this address is theirs",
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": "Enter the e-mail address of the person you invite",
            "invalid": "Enter an e-mail address in full, such as name@example.org",
        },
    )
    field_order = ("email", "role")

    def clean_email(self) -> Any:
        """Addresses are compared without regard to case."""
        return self.cleaned_data["email"].lower()
