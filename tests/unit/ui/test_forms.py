"""Django's own fields come out as design-system components."""

import re

import pytest
from django import forms


class Sample(forms.Form):
    name = forms.CharField(label="Name of the service", help_text="As in the contract")
    people = forms.IntegerField(label="People", min_value=1)
    notes = forms.CharField(label="Notes", widget=forms.Textarea, required=False)
    kind = forms.ChoiceField(
        label="Kind", choices=[("forecast", "Forecast"), ("evaluative", "Evaluative")], widget=forms.RadioSelect
    )
    area = forms.ChoiceField(label="Area", choices=[("luton", "Luton")])
    gains = forms.MultipleChoiceField(
        label="Who gains", choices=[("nhs", "NHS"), ("people", "People")], widget=forms.CheckboxSelectMultiple
    )
    agreed = forms.BooleanField(label="These figures are mine to share")
    case = forms.FileField(label="Case file")


@pytest.mark.parametrize(
    ("field", "component"),
    [
        ("name", "govuk-input"),
        ("notes", "govuk-textarea"),
        ("kind", "govuk-radios"),
        ("area", "govuk-select"),
        ("gains", "govuk-checkboxes"),
        ("agreed", "govuk-checkboxes__input"),
        ("case", "govuk-file-upload"),
    ],
)
def test_each_kind_of_field_is_its_component(field: str, component: str) -> None:
    assert f'class="{component}"' in str(Sample()[field])


def test_every_choice_has_a_label_that_leads_to_it() -> None:
    drawn = Sample()["kind"].as_field_group()
    assert (
        re.findall(r'<input class="govuk-radios__input"[^>]* id="(\w+)"', drawn)
        == re.findall(r'for="(\w+)"', drawn)
        == ["id_kind_0", "id_kind_1"]
    )


def test_a_set_of_choices_stands_in_a_fieldset_with_its_question() -> None:
    assert re.search(r"<fieldset[^>]*>\s*<legend[^>]*>Kind</legend>", Sample()["kind"].as_field_group())


def test_a_number_is_typed_into_a_text_box_with_a_number_pad() -> None:
    drawn = str(Sample()["people"])
    assert 'type="text"' in drawn
    assert 'inputmode="decimal"' in drawn
    assert "min=" not in drawn


def test_a_hint_is_tied_to_its_control() -> None:
    drawn = Sample()["name"].as_field_group()
    assert 'aria-describedby="id_name_helptext"' in drawn
    assert 'id="id_name_helptext">As in the contract<' in drawn


def test_an_error_stands_beside_its_field_and_is_tied_to_it() -> None:
    drawn = Sample({"people": "none"})["people"].as_field_group()
    assert "govuk-form-group--error" in drawn
    assert "govuk-input--error" in drawn
    assert 'aria-describedby="id_people_error"' in drawn
    assert "Enter a whole number." in drawn


def test_an_error_on_a_set_of_choices_is_tied_to_its_fieldset() -> None:
    assert '<fieldset class="govuk-fieldset" aria-describedby="id_kind_error">' in Sample({})["kind"].as_field_group()


def test_what_was_ticked_stays_ticked() -> None:
    assert re.search(r'value="nhs"[^>]* checked', str(Sample({"gains": ["nhs"]})["gains"]))


def test_a_label_cannot_carry_markup() -> None:
    class Hostile(forms.Form):
        name = forms.CharField(label="<script>", help_text="<b>bold</b>")

    assert "<script>" not in str(Hostile())
    assert "<b>" not in str(Hostile())


def test_a_whole_form_draws_every_field_once() -> None:
    names = re.findall(r' name="(\w+)"', str(Sample()))
    assert list(dict.fromkeys(names)) == list(Sample.base_fields)
