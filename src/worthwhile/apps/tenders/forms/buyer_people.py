"""Who works on a tender, what they declare, and whom a quick quote is sent to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.forms.reason_field import ReasonField
from worthwhile.apps.tenders.forms.supplier_meant import SupplierMeantForm
from worthwhile.apps.tenders.selectors.buyer_words import role_words, roles_asked_for
from worthwhile.engines.tendering import Role


class NamePersonForm(forms.Form):
    """A member of the organisation, and a role."""

    person = forms.ChoiceField(
        label="Who?",
        error_messages={"required": "Choose a person", "invalid_choice": "Choose a member of your organisation"},
    )
    role = forms.ChoiceField(
        label="In which role?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a role"},
    )
    known_as = forms.CharField(
        label="Name and post, as the record gives them",
        help_text="For example, Ann Lee, head of adult care",
        max_length=200,
        required=False,
        error_messages={"max_length": "Shorten this to 200 characters"},
    )

    def __init__(
        self, *args: Any, members: Iterable[User], roles: Iterable[Role], procedure: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._members = {str(person.pk): person for person in members}
        chosen = [("", "Choose"), *((number, str(person)) for number, person in self._members.items())]
        self.fields["person"].choices = chosen  # type: ignore[attr-defined]
        asked_for = roles_asked_for(procedure)
        offered = [(role.value, ". ".join(role_words(role, procedure))) for role in roles if role in asked_for]
        self.fields["role"].choices = offered  # type: ignore[attr-defined]

    @property
    def given_person(self) -> User:
        """The person, once the form is valid."""
        return self._members[self.cleaned_data["person"]]

    @property
    def given_role(self) -> Role:
        """The role, once the form is valid."""
        return Role(self.cleaned_data["role"])


class InterestForm(forms.Form):
    """Whether I have a conflict of interest."""

    conflicted = forms.ChoiceField(
        label="Do you have a conflict of interest in this tender?",
        help_text="Something of yours, of your family or of your friends that could gain or lose by who wins: work, "
        "money, membership, a close relationship. If you are in doubt, say yes",
        choices=[("no", "No, I have none that I know of"), ("yes", "Yes, or I am in doubt")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether you have a conflict of interest"},
    )
    words = forms.CharField(
        label="If yes, which?",
        help_text="The author and the approver read it. It stands in no published record",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "Shorten this to 2,000 characters"},
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("conflicted") == "yes" and not data.get("words"):
            self.add_error("words", "Say in a few words what it is")
        return data


class InviteForm(SupplierMeantForm):
    """A supplier, and why this one."""

    box = "supplier"

    supplier = forms.CharField(
        label="Supplier",
        help_text="Its company or charity number; or its whole name, and you then say which one you mean",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Enter a name or a number", "max_length": "Shorten this to 200 characters"},
    )
    reason = forms.CharField(
        label="Why this supplier?",
        help_text="For example, it is their turn, or they work in these streets",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why this supplier", "max_length": "Shorten this to 1,000 characters"},
    )
    field_order = ("supplier", "which", "reason")


class ClearForm(forms.Form):
    """Why a conflict that somebody declared does not bar them."""

    words = ReasonField(label="Why does it not bar them?", help_text="It stands in the record of the tender")
