"""What a new case begins with."""

from __future__ import annotations

from typing import Any

from django import forms

from worthwhile.exchange.templates import list_templates

NOTHING = "nothing"


class NewCaseForm(forms.Form):
    """A name and a start."""

    title = forms.CharField(
        label="Name of the case",
        help_text="Add the place and the year, such as: Lunch club in Ilford, 2026",
        max_length=200,
        error_messages={"required": "Enter a name for the case"},
    )
    template = forms.ChoiceField(
        label="Which is nearest to what you do?",
        help_text="A template suggests outcomes, how to measure them and published prices. You can change all of it",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what is nearest, or begin with nothing"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        template = self.fields["template"]
        assert isinstance(template, forms.ChoiceField)
        template.choices = [
            *((start.name, f"{start.title}: {start.about[0].lower()}{start.about[1:]}") for start in list_templates()),
            (NOTHING, "None of these: begin with nothing"),
        ]

    @property
    def chosen_template(self) -> str:
        """The name of the template, empty for none."""
        chosen = self.cleaned_data["template"]
        return "" if chosen == NOTHING else str(chosen)
