"""Bringing a case into an organisation: a file, or a case that stands at an address of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from worthwhile.apps.impact.forms.upload import MOST_CASE_BYTES, MOST_SHEET_BYTES, UploadForm
from worthwhile.apps.organisations.models import Membership
from worthwhile.exchange.case_file import SUFFIXES as CASE_SUFFIXES

CIDS_SUFFIX = ".jsonld"
_CASE, _SHEET = f"{MOST_CASE_BYTES / 1_000_000:g} MB", f"{MOST_SHEET_BYTES // 1_000_000} MB"


class ImportForm(UploadForm):
    """A case file, a CIDS file, a value map, or a workbook that was made here."""

    case_suffixes = (*CASE_SUFFIXES, CIDS_SUFFIX)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        file.widget.attrs["accept"] = ", ".join((*self.case_suffixes, *self.sheet_suffixes))
        file.help_text = (
            f"A case (.yaml, .yml, .json) or a CIDS file (.jsonld), up to {_CASE}; "
            f"or a value map or a workbook from here (.xlsx, .xls, .csv), up to {_SHEET}"
        )

    @property
    def is_cids(self) -> bool:
        """Whether the file is in the Common Impact Data Standard."""
        return self.suffix == CIDS_SUFFIX


class ReplaceForm(UploadForm):
    """A case file that was taken away from here and changed."""

    sheet_suffixes = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        file.widget.attrs["accept"] = ", ".join(self.case_suffixes)
        file.help_text = f"A case file (.yaml, .yml or .json, up to {_CASE})"


class KeepInOrganisationForm(forms.Form):
    """Which organisation keeps the case."""

    organisation = forms.ChoiceField(
        label="Which organisation is it for?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose which organisation keeps the case",
            "invalid_choice": "Choose one of the organisations in which you may write",
        },
    )

    def __init__(self, *args: Any, memberships: Sequence[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._memberships = {str(found.organisation_id): found for found in memberships}
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, str(found.organisation)) for key, found in self._memberships.items()]
        if len(self._memberships) == 1:
            field.initial = next(iter(self._memberships))

    @property
    def membership(self) -> Membership:
        """The membership in the organisation that was chosen."""
        return self._memberships[self.cleaned_data["organisation"]]
