"""What a person is asked at the link, in the language they chose."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from worthwhile.apps.evidence.models.languages import ENGLISH, LANGUAGES
from worthwhile.apps.evidence.models.layout import Layout
from worthwhile.apps.evidence.selectors.questions import Question

YES, NO = "yes", "no"


class StartForm(forms.Form):
    """In which language, and set in which way."""

    language = forms.ChoiceField(
        label="Language / Iaith",
        choices=list(LANGUAGES.items()),
        initial=ENGLISH,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a language / Dewiswch iaith"},
    )
    layout = forms.ChoiceField(
        label="How should the pages look? / Sut ddylai'r tudalennau edrych?",
        choices=Layout.choices,
        initial=Layout.STANDARD,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how the pages should look / Dewiswch sut ddylai'r tudalennau edrych"},
    )


class AgreeForm(forms.Form):
    """Yes or no; neither is chosen beforehand."""

    agree = forms.ChoiceField(
        label=_("Do you agree to take part?"),
        choices=[(YES, _("Yes, I agree")), (NO, _("No, I do not agree"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no")},
    )


class CodeForm(forms.Form):
    """The code that somebody was given."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_("It has 8 letters and numbers, such as K7M2-R4TX. Small or capital letters are both fine."),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "class": "govuk-input--width-10",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
        error_messages={"required": _("Enter your code"), "max_length": _("Enter the code alone: it has 8 characters")},
    )


class EraseForm(CodeForm):
    """Which answers, and that it is meant."""

    sure = forms.BooleanField(
        label=_("Erase all my answers. I know that this cannot be undone."),
        error_messages={"required": _("Tick the box if you want your answers erased")},
    )


class TimeForm(forms.Form):
    """Whether the time that our records show is the right one."""

    right = forms.ChoiceField(
        label=_("Is this right?"),
        choices=[(YES, _("Yes")), (NO, _("No, or I am not sure"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no")},
    )


class QuestionForm(forms.Form):
    """One question with its published answers, none of them chosen: earlier answers are never shown."""

    answer = forms.TypedChoiceField(
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose an answer, or skip this question"),
            "invalid_choice": _("Choose one of the answers, or skip this question"),
        },
    )

    def __init__(self, data: object = None, *, question: Question) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        field = self.fields["answer"]
        assert isinstance(field, forms.TypedChoiceField)
        field.label = question.text
        field.choices = [(str(score), words) for score, words in question.answers]
