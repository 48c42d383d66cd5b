"""Uploading a group's questionnaires, and the choices that a preview asks for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from worthwhile.apps.evidence.models import Collection, ConsentWording
from worthwhile.apps.evidence.models.languages import LANGUAGES
from worthwhile.apps.evidence.selectors.group_plan import GroupPlan, RowState
from worthwhile.apps.evidence.selectors.wordings import list_consent_wordings
from worthwhile.engines.measures.measure import Measure

ENDINGS = ".xlsx, .ods, .csv"
MOST_BYTES = 10_000_000
KEEP, REPLACE = "keep", "replace"


class MeasureForm(forms.Form):
    """Which questionnaire of a collection it is about; not asked where there is only one."""

    def __init__(self, *args: Any, collection: Collection, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._measures = {measure.id: measure for measure in collection.measures}
        if len(self._measures) > 1:
            self.fields["measure"] = forms.ChoiceField(
                label="Which questionnaire?",
                choices=[(measure.id, measure.name) for measure in self._measures.values()],
                widget=forms.RadioSelect,
                error_messages={
                    "required": "Choose which questionnaire it is",
                    "invalid_choice": "Choose one of the questionnaires of this collection",
                },
            )
            self.order_fields(["measure"])

    @property
    def measure(self) -> Measure:
        """The questionnaire that was chosen, or the only one."""
        chosen = self.cleaned_data.get("measure") if self.is_bound else None
        return self._measures[chosen] if chosen else next(iter(self._measures.values()))


class UploadForm(MeasureForm):
    """One file. What it is follows from its bytes; what is in it is for the service to say."""

    file = forms.FileField(
        label="Your file",
        help_text=f"The sheet you filled in, as Excel or CSV ({ENDINGS}), up to 10 MB",
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
        error_messages={
            "required": "Choose a file",
            "empty": "The file is empty. Check that it is the one you meant",
        },
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            given = (file.size or 0) / 1_000_000
            raise forms.ValidationError(f"Choose a file of at most 10 MB. Yours has {given:.1f} MB")
        return file


class ConsentForm(forms.Form):
    """Which wording was agreed to, away from the link; where answers differ from those kept, which should stand."""

    consent = forms.ChoiceField(
        label="Which wording did everybody agree to?",
        help_text="The version stands at the foot of the wording on the paper sheet",
        error_messages={
            "required": "Choose the wording that everybody agreed to",
            "invalid_choice": "Choose a wording of this collection",
        },
    )
    agreed = forms.BooleanField(
        label="Each of these people agreed to that wording before answering",
        error_messages={"required": "Say that each of these people agreed. If somebody did not, leave them out"},
    )

    def __init__(self, *args: Any, collection: Collection, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._wordings = {str(wording.pk): wording for wording in list_consent_wordings(collection)}
        choice = self.fields["consent"]
        assert isinstance(choice, forms.ChoiceField)
        options = [(key, wording_name(wording)) for key, wording in self._wordings.items()]
        choice.choices = options if len(options) == 1 else [("", "Choose a wording"), *options]

    @property
    def wording(self) -> ConsentWording | None:
        """The wording that was chosen, None where none is asked for."""
        return self._wordings.get(self.cleaned_data.get("consent", ""))

    @property
    def replace(self) -> bool | None:
        """Whether new answers take the place of those kept; None where the form does not ask, as nothing differs."""
        chosen = self.cleaned_data.get("changed")
        return None if not chosen else chosen == REPLACE


def wording_name(wording: ConsentWording) -> str:
    """A wording as it is named on sheets and in choices."""
    day = wording.written_at
    return f"Version {wording.version}, {LANGUAGES.get(wording.language, wording.language)}, {day.day} {day:%B %Y}"


class KeepForm(ConsentForm):
    """The choices that this very file asks for, and no other."""

    def __init__(self, *args: Any, collection: Collection, plan: GroupPlan, **kwargs: Any) -> None:
        super().__init__(*args, collection=collection, **kwargs)
        if not plan.of(RowState.NEW):
            del self.fields["consent"], self.fields["agreed"]
        differing = len(plan.of(RowState.CHANGED))
        if differing:
            self.fields["changed"] = forms.ChoiceField(
                label=f"{differing} questionnaires differ from what is kept. What should stand?"
                if differing > 1
                else "One questionnaire differs from what is kept. What should stand?",
                choices=[(KEEP, "What is kept already"), (REPLACE, "What is in the file")],
                widget=forms.RadioSelect,
                error_messages={"required": "Choose what should stand where the file differs from what is kept"},
            )
        if plan.new_people:
            people = len(plan.new_people)
            self.fields["add_people"] = forms.BooleanField(
                label=f"Add {people} people under codes of our own"
                if people > 1
                else "Add one person under a code of our own",
                help_text="Nobody here has these codes yet. They must say nothing about who a person is",
                error_messages={"required": "Say that these codes are right, or mend them in the sheet"},
            )
        if plan.problems:
            self.fields["leave_out"] = forms.BooleanField(
                label=f"Leave out the {plan.faulty_rows} rows with a problem and keep the rest"
                if plan.faulty_rows > 1
                else "Leave out the row with a problem and keep the rest",
                help_text="Better: mend them in the sheet and upload it again",
                error_messages={"required": "Mend the sheet and upload it again, or say to leave these rows out"},
            )
