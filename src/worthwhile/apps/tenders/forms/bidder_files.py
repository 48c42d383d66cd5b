"""The files of a bid, and a question about a tender."""

from __future__ import annotations

from django import forms

from worthwhile.apps.tenders.forms.many_files_field import ManyFilesField
from worthwhile.apps.tenders.services.pack_bid import MOST_FILES
from worthwhile.apps.tenders.services.questions import LONGEST


class BidFilesForm(forms.Form):
    bid = ManyFilesField(
        label="Files of your bid",
        help_text=f"Word, Excel, PDF or text; up to {MOST_FILES} files, 20 MB in all. Choose all of them at once.",
        error_messages={"required": "Choose the files of your bid"},
    )


class QuestionForm(forms.Form):
    words = forms.CharField(
        label="Your question",
        help_text="The answer goes to everybody at the same moment. Nobody is told who asked, so name nobody in it.",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Enter your question"},
    )
