"""Uploading a case file or a value map."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from worthwhile.exchange.case_file import SUFFIXES as CASE_SUFFIXES

SHEET_SUFFIXES = (".xlsx", ".xls", ".csv")
MOST_CASE_BYTES = 500_000
MOST_SHEET_BYTES = 5_000_000
ENDINGS = ", ".join((*CASE_SUFFIXES, *SHEET_SUFFIXES))


class UploadForm(forms.Form):
    """One file. Whether its content is a case is for the service to say."""

    case_suffixes: tuple[str, ...] = CASE_SUFFIXES
    sheet_suffixes: tuple[str, ...] = SHEET_SUFFIXES

    file = forms.FileField(
        label="Your file",
        help_text="A case file (.yaml, .yml or .json, up to 0.5 MB) or a value map (.xlsx, .xls or .csv, up to 5 MB)",
        widget=forms.ClearableFileInput(attrs={"accept": ENDINGS}),
        error_messages={
            "required": "Choose a file",
            "empty": "The file is empty. Check that it is the one you meant",
        },
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        suffix = Path(file.name or "").suffix.lower()
        allowed = (*self.case_suffixes, *self.sheet_suffixes)
        if suffix not in allowed:
            given = f"ends in “{suffix}”" if suffix else "has no ending"
            raise forms.ValidationError(f"Choose a file whose name ends in {', '.join(allowed)}. Yours {given}")
        most = MOST_CASE_BYTES if suffix in self.case_suffixes else MOST_SHEET_BYTES
        if (file.size or 0) > most:
            raise forms.ValidationError(
                f"Choose a file of at most {most / 1_000_000:g} MB. Yours has {(file.size or 0) / 1_000_000:.1f} MB"
            )
        return file

    @property
    def suffix(self) -> str:
        """The ending of the file that was sent."""
        return Path(self.cleaned_data["file"].name).suffix.lower()

    @property
    def is_sheet(self) -> bool:
        """Whether the file is a value map rather than a case."""
        return self.suffix in self.sheet_suffixes

    @property
    def file_name(self) -> str:
        """The file's name as messages say it."""
        return str(self.cleaned_data["file"].name)

    def read_text(self) -> str:
        """The text of a case file. Adds an error and gives nothing where it is not UTF-8."""
        content: Any = self.cleaned_data["file"].read()
        try:
            return str(content.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            self.add_error(
                "file",
                f"The file is not UTF-8 text (byte {error.start}). Save it again with the encoding UTF-8",
            )
            return ""
