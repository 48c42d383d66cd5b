"""Several files at once, chosen or dropped."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile


class ManyFilesInput(forms.FileInput):
    """The browser's own box, on which files can be dropped too."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """A list of the files sent, in their order; what is in them is for others to say."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = [file for file in data or [] if file]
        if self.required and not files:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return files
