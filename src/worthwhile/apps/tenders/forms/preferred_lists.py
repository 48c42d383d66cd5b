"""Lists of suppliers: what they are for, who is put on them, and applications."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from worthwhile.apps.opportunities.forms.offered_profile import AreasForm
from worthwhile.apps.tenders.forms.kind_field import KindField
from worthwhile.apps.tenders.forms.supplier_meant import SupplierMeantForm
from worthwhile.apps.tenders.models import PreferredList
from worthwhile.apps.tenders.selectors.offering import Offering, areas_as_typed
from worthwhile.apps.tenders.selectors.supplier_meant import told_apart

_TOO_LONG = "Shorten this to 1,000 characters"


class PreferredListForm(AreasForm):
    """What a list is called and for, and whether suppliers may apply."""

    name = forms.CharField(
        label="What is the list called?",
        help_text="Suppliers read it. For example, Befriending in Luton",
        max_length=200,
        error_messages={"required": "Enter a name", "max_length": "Shorten this to 200 characters"},
    )
    kind = KindField(label="Which kind of service is it for?", empty="Any", required=False)
    areas = forms.CharField(
        label="Where? (optional)",
        help_text="Council areas, counties or postcodes, with commas between them",
        max_length=2000,
        required=False,
        widget=forms.TextInput(attrs={"spellcheck": "false"}),
        error_messages={"max_length": "Name fewer places"},
    )
    is_open = forms.BooleanField(
        label="Open to applications",
        help_text="Any organisation here can see the list and ask to be on it. You admit or decline, with reasons",
        required=False,
        initial=True,
    )
    field_order = ("name", "kind", "areas", "is_open")

    def clean_name(self) -> str:
        """The name on one line."""
        return " ".join(self.cleaned_data["name"].split())

    @property
    def given(self) -> dict[str, Any]:
        """The answers as the service takes them, once the form is valid."""
        data = self.cleaned_data
        kinds = [data["kind"]] if data["kind"] else []
        return {"name": data["name"], "kinds": kinds, "areas": data["areas"], "is_open": data["is_open"]}


def initial_of_list(preferred: PreferredList) -> dict[str, Any]:
    """What the form of a list begins with."""
    return {
        "name": preferred.name,
        "kind": preferred.kinds[0] if preferred.kinds else "",
        "areas": areas_as_typed(preferred.areas),
        "is_open": preferred.open_to_applications,
    }


class AddToListForm(SupplierMeantForm):
    """Suppliers who offer what the list is for, or one by name or number, and why."""

    box = "named"

    suppliers = forms.MultipleChoiceField(
        label="Who offers it there and is not on the list", widget=forms.CheckboxSelectMultiple, required=False
    )
    named = forms.CharField(
        label="Or one by number or name",
        help_text="Its company or charity number; or its whole name, and you then say which one you mean",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"max_length": "Shorten this to 200 characters"},
    )
    reason = forms.CharField(
        label="Why?",
        help_text="Whoever is put on the list reads it",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why", "max_length": _TOO_LONG},
    )

    field_order = ("suppliers", "named", "which", "reason")

    def __init__(self, *args: Any, offering: Iterable[Offering], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(offering)
        called = told_apart({one.organisation.pk: one.organisation.name for one in offered})
        choices = [
            (str(one.organisation.pk), f"{called[one.organisation.pk]}: {', '.join(one.services)}") for one in offered
        ]
        self.fields["suppliers"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["suppliers"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and not data.get("suppliers") and not data.get("named"):
            self.add_error("named", "Choose somebody, or enter a name or a number")
        return data


class OffListForm(forms.Form):
    """Why a supplier is on a list no more."""

    reason = forms.CharField(
        label="Why?",
        help_text="The other side reads it",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why. The other side reads it", "max_length": _TOO_LONG},
    )


class ApplyForm(forms.Form):
    """What a supplier says of itself."""

    words = forms.CharField(
        label="What do you do, where, and for whom?",
        help_text="The buyer reads it beside what your organisation says that it offers",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": "Say what you do and where, in a sentence or two",
            "max_length": "Shorten this to 2,000 characters",
        },
    )


class DecideApplicationForm(forms.Form):
    """Whether a supplier is admitted, and why."""

    admitted = forms.ChoiceField(
        label="Do you admit it?",
        choices=[("yes", "Yes, put it on the list"), ("no", "No")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose yes or no"},
    )
    reasons = forms.CharField(
        label="Why?",
        help_text="The supplier reads it, and may apply again",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why. The supplier reads it", "max_length": _TOO_LONG},
    )
