"""A box for a supplier's name or number, and a choice of whom it means where that is a name."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.selectors.supplier_meant import find_suppliers, identity_of, one_by_number

_CHOOSE = "Choose which one you mean. Whoever registers here chooses its own name"


class SupplierMeantForm(forms.Form):
    """Only a registered number that one organisation gives finds it at once; whoever has a name is chosen.

    ``box`` names the field in which the name or number is typed.
    """

    box: ClassVar[str]
    which = forms.ChoiceField(
        label="Which one do you mean?",
        help_text="Names and numbers are as each gave them, and nobody here checked them. If in doubt, ask the "
        "supplier for its number here",
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _CHOOSE},
    )

    def __init__(self, *args: Any, buyer: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = str(self.data.get(self.add_prefix(self.box), ""))
        self._found = find_suppliers(given, buyer=buyer)
        self.meant: Organisation | None = one_by_number(self._found, given)
        if self.meant is not None or not self._found:
            del self.fields["which"]
        else:
            choices = [(str(one.pk), f"{one}. {identity_of(one)}") for one in self._found]
            self.fields["which"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        given = data.get(self.box)
        if not given or self.meant is not None:
            return data
        if not self._found:
            self.add_error(self.box, f"No organisation here is called “{given}” or has that number. Ask them for it")
        elif "which" not in self.errors:
            self.meant = next((one for one in self._found if str(one.pk) == data.get("which")), None)
            if self.meant is None:
                self.add_error("which", _CHOOSE)
        return data
