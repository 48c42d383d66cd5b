"""Beginning a tender, its times, and what it says to bidders."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from worthwhile.apps.tenders.forms.buyer_moment import ClockField, moment_of
from worthwhile.apps.tenders.forms.reason_field import ReasonField
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM, moment_words
from worthwhile.apps.tenders.selectors.buyer_words import PROCEDURES
from worthwhile.engines.tendering import Procedure
from worthwhile.ui.day_field import DayField

MOST_BYTES = 1_500_000
WHEN = {
    Procedure.COMPETITIVE: "Anybody may bid. Three people hold opening keys, and two of them open together. Open "
    "wherever the law does not make you award directly",
    Procedure.QUICK_QUOTE: "A few suppliers that you invite. One person opens. For contracts below the thresholds",
    Procedure.MOST_SUITABLE: "Nobody bids: you assess the providers you consider. For health care services under the "
    "Provider Selection Regime, where you are likely to be able to tell who is most suitable",
    Procedure.DIRECT: "One provider, without bids. Only on a ground that the law names, such as direct award A, B or C "
    "of the Provider Selection Regime in England",
}
"""When each is lawful, in a sentence. The law itself is decided at the lawful route of the tender."""


class BeginTenderForm(forms.Form):
    """How bids are asked for, and what the tender is called."""

    procedure = forms.ChoiceField(
        label="How do you buy?",
        choices=[(one.value, f"{PROCEDURES[one]}. {words}") for one, words in WHEN.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how you buy"},
    )
    title = forms.CharField(
        label="What do you buy?",
        help_text="The title that bidders read. For example, Befriending for older people in the north",
        max_length=200,
        error_messages={"required": "Enter what you buy", "max_length": "Shorten this to 200 characters"},
    )
    known_as = forms.CharField(
        label="Your name and post, as the record gives them",
        help_text="For example, Ann Lee, commissioning manager",
        max_length=200,
        required=False,
        error_messages={"max_length": "Shorten this to 200 characters"},
    )

    def clean_title(self) -> str:
        """The title on one line."""
        return " ".join(self.cleaned_data["title"].split())

    @property
    def given_procedure(self) -> Procedure:
        """The answer, once the form is valid."""
        return Procedure(self.cleaned_data["procedure"])


class TimesForm(forms.Form):
    """By when bids and questions come in."""

    deadline = DayField(label="Last day for bids", what="the last day for bids")
    deadline_time = ClockField(label="Time of that day for bids", initial="12:00")
    questions_until = DayField(label="Last day for questions", what="the last day for questions", required=False)
    questions_time = ClockField(label="Time of that day for questions", required=False)

    def __init__(self, *args: Any, deadline: datetime | None, questions_until: datetime | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(_parts(deadline, "deadline", "deadline_time"))
        self.initial.update(_parts(questions_until, "questions_until", "questions_time"))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("questions_until") and not data.get("questions_time") and "questions_time" not in self.errors:
            self.add_error("questions_time", "Enter a time of day, such as 12:00")
        if data.get("questions_time") and not data.get("questions_until") and "questions_until" not in self.errors:
            self.add_error("questions_until", "Enter the last day for questions, or leave the time empty")
        _join(self, "deadline", "deadline_time")
        _join(self, "questions_until", "questions_time")
        return data


class ExtendForm(forms.Form):
    """A later deadline, and why."""

    deadline = DayField(label="New last day for bids", what="the new last day for bids")
    deadline_time = ClockField(label="Time of that day")
    reason = ReasonField()

    def __init__(self, *args: Any, deadline: datetime | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now_at = deadline

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        _join(self, "deadline", "deadline_time")
        given = data.get("deadline_moment")
        if given is not None and self.now_at is not None and given <= self.now_at:
            self.add_error("deadline", f"Give a later time than {moment_words(self.now_at)}. No deadline moves forward")
        return data


class TenderFileForm(forms.Form):
    """A tender file, chosen or pasted."""

    file = forms.FileField(
        label="Tender file",
        help_text="YAML or JSON in the format worthwhile/tender/1, as the command worthwhile tender new begins one",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml,.json"}),
        error_messages={"empty": "The file is empty. Choose another"},
    )
    text = forms.CharField(
        label="Or paste it",
        required=False,
        strip=False,
        max_length=MOST_BYTES,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        error_messages={"max_length": "Shorten this to 1,500,000 characters"},
    )

    def clean_file(self) -> UploadedFile | None:
        """The file, if it is no longer than a tender may be."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(f"Choose a file of at most 1.5 MB. Yours has {(file.size or 0) / 1e6:.1f} MB")
        return file

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        has_text = bool((data.get("text") or "").strip())
        if not self.errors and not has_text and not data.get("file"):
            self.add_error("file", "Choose a tender file, or paste one below")
        if data.get("file") and has_text:
            self.add_error("text", "Choose a file or paste one, not both: empty this box or choose no file")
        return data


class ChangeDocumentsForm(TenderFileForm):
    """The tender as it is from now on, and why it changes."""

    reason = ReasonField(
        label="What changes, and why?", help_text="Every bidder will read it, and confirms their bid for it"
    )
    field_order = ("reason", "file", "text")


class PublishChangeForm(forms.Form):
    """Why the documents change, and which draft was read before saying so."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    reason = ReasonField(label="What changes, and why?", help_text="Every bidder will read it with the lines above")

    def clean_based_on(self) -> int:
        """The number of the draft; one that no draft has where the page does not say."""
        return self.cleaned_data["based_on"] or 0

    def now_read(self, number: int) -> None:
        """The page shows the draft of this number."""
        self.initial["based_on"] = number
        if self.is_bound:
            posted: Any = self.data
            again = posted.copy()
            again["based_on"] = str(number)
            self.data = again


def _parts(moment: datetime | None, day: str, clock: str) -> dict[str, Any]:
    if moment is None:
        return {}
    there = moment.astimezone(UNITED_KINGDOM)
    return {day: there.date(), clock: f"{there:%H:%M}"}


def _join(form: forms.Form, day: str, clock: str) -> None:
    """Keep day and time as ``<day>_moment``; None where they are not both there."""
    given = form.cleaned_data.get(day), form.cleaned_data.get(clock)
    form.cleaned_data[f"{day}_moment"] = None
    if given[0] and given[1]:
        try:
            form.cleaned_data[f"{day}_moment"] = moment_of(given[0], given[1])
        except forms.ValidationError as error:
            form.add_error(clock, error)
