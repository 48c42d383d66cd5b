"""Which figures an answer is drawn from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from worthwhile.apps.impact.models import Version

CASE_NOW = "case"


class SourceForm(forms.Form):
    """One of the versions of the case, or the case as it stands."""

    source = forms.ChoiceField(
        label="Which figures will you use?",
        help_text="A signed version does not change after you have sent the answer, and somebody stands behind it",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose a version, or the case as it stands",
            "invalid_choice": "Choose one of the versions listed, or the case as it stands",
        },
    )

    def __init__(self, *args: Any, versions: Iterable[Version], chosen: Version | None = None, **kwargs: Any) -> None:
        signed_first = sorted(versions, key=lambda version: (not _signatures(version), -version.number))
        self.versions = {f"version-{version.number}": version for version in signed_first}
        first = next(iter(self.versions), CASE_NOW)
        kwargs["initial"] = {"source": f"version-{chosen.number}" if chosen else first}
        super().__init__(*args, **kwargs)
        field = self.fields["source"]
        assert isinstance(field, forms.ChoiceField)
        recommended = next((key for key, version in self.versions.items() if _signatures(version)), "")
        field.choices = [
            *((key, _label(version, is_best=key == recommended)) for key, version in self.versions.items()),
            (CASE_NOW, "The case as it stands now: nobody has signed it"),
        ]

    @property
    def version(self) -> Version | None:
        """The version chosen; None for the case as it stands. The form is valid."""
        return self.versions.get(self.cleaned_data["source"])


def _label(version: Version, *, is_best: bool) -> str:
    signed = _signatures(version)
    told = f"signed by {', '.join(signed)}" if signed else "not signed"
    return f"Version {version.number}, {version.name}: {told}{' (recommended)' if is_best else ''}"


def _signatures(version: Version) -> list[str]:
    return [str(sign_off.person or "somebody whose account is closed") for sign_off in version.sign_offs.all()]
