"""An evaluation as a file, or as text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from worthwhile.apps.tenders.selectors.bids_scored import suffix_of
from worthwhile.exchange.evaluation.evaluation_file import SUFFIXES

MOST_BYTES = 500_000


class EvaluationUploadForm(forms.Form):
    """One of the two; a file goes before text. ``given`` is the text, once the form is valid."""

    file = forms.FileField(
        label="Your evaluation",
        required=False,
        help_text=f"A file that ends in {', '.join(SUFFIXES)}, up to 0.5 MB. It is scored and not kept",
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
        error_messages={"empty": "The file is empty. Check that it is the one you meant"},
    )
    text = forms.CharField(
        label="Or its text",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "class": "ww-evaluation-text"}),
    )

    def clean_file(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is None:
            return None
        suffix = Path(file.name or "").suffix.lower()
        if suffix not in SUFFIXES:
            raise forms.ValidationError(f"Choose a file whose name ends in {', '.join(SUFFIXES)}")
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(f"Choose a file of at most 0.5 MB. Yours has {(file.size or 0) / 1e6:.1f} MB")
        return file

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        if len(text.encode()) > MOST_BYTES:
            raise forms.ValidationError(f"Paste at most 0.5 MB of text. Yours has {len(text.encode()) / 1e6:.1f} MB")
        return text

    def clean(self) -> dict[str, Any]:
        """Exactly what is to be read, with what it is called in messages."""
        given = super().clean() or {}
        self.given, self.suffix, self.name = "", ".yaml", "the text"
        file: UploadedFile | None = given.get("file")
        if file is not None:
            self.name, self.suffix = str(file.name), Path(str(file.name)).suffix.lower()
            try:
                self.given = file.read().decode("utf-8-sig")
            except UnicodeDecodeError as error:
                self.add_error(
                    "file", f"The file is not UTF-8 text (byte {error.start}). Save it again with the encoding UTF-8"
                )
        elif str(given.get("text") or "").strip():
            self.given = str(given["text"])
            self.suffix = suffix_of(self.given)
        elif not self.errors:
            self.add_error("file", "Choose a file, or paste its text")
        return given
