"""The summary of errors at the top of a page."""

from django import forms
from django.template import Context, Template


class Sample(forms.Form):
    name = forms.CharField(error_messages={"required": "Enter the name of the service"})
    kind = forms.ChoiceField(
        choices=[("forecast", "Forecast")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what kind of case it is"},
    )

    def clean(self) -> None:
        raise forms.ValidationError("Enter a case or choose a template")


def _summary(form: forms.Form) -> str:
    return Template("{% load worthwhile_ui %}{% error_summary form %}").render(Context({"form": form}))


def test_a_form_that_was_not_sent_has_no_summary() -> None:
    assert _summary(Sample()).strip() == ""


def test_the_summary_says_that_there_is_a_problem() -> None:
    assert "There is a problem" in _summary(Sample({}))


def test_an_error_leads_to_its_control() -> None:
    assert '<a href="#id_name">Enter the name of the service</a>' in _summary(Sample({}))


def test_an_error_on_a_set_of_choices_leads_to_the_first() -> None:
    assert '<a href="#id_kind_0">Choose what kind of case it is</a>' in _summary(Sample({}))


def test_an_error_of_the_whole_form_is_listed_without_a_link() -> None:
    assert "<li>Enter a case or choose a template</li>" in _summary(Sample({}))
