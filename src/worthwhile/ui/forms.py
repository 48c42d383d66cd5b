"""Django forms drawn as design-system fields, without a word in the form itself.

A form written with Django's own fields and widgets comes out as text, number, file, choice and
tick-box components, each error beside its field. ``FORM_RENDERER`` in the settings points here.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Input

# Each kind of widget and the component that draws it. The first that matches counts: particular before general.
COMPONENTS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "govuk-checkboxes"),
    (forms.RadioSelect, "govuk-radios"),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.FileInput, "govuk-file-upload"),
    (forms.Select, "govuk-select"),
    (forms.Textarea, "govuk-textarea"),
    (Input, "govuk-input"),
)


class DesignSystemField(forms.BoundField):
    """A form's field that knows which component it is drawn as and where its error leads."""

    @property
    def is_single_checkbox(self) -> bool:
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def first_control(self) -> str:
        """The id of the control that an error summary leads to: for a set of choices, the first."""
        return f"{self.auto_id}_0" if self.use_fieldset else self.id_for_label

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        widget = widget or self.field.widget
        built = super().build_widget_attrs(attrs, widget)
        # The server says what is missing, in words and beside the field; the browser's own bubbles are not
        # read out reliably and vanish, so its checks are left off (design system: form validation).
        built.pop("required", None)
        built["placeholder"] = False  # a hint inside a box vanishes when it is needed
        component = next((name for kind, name in COMPONENTS if isinstance(widget, kind)), "")
        if component and self.use_fieldset:
            built["class"] = (
                component  # alone, because the templates of sets of choices make the names of their parts from it
            )
        elif component:
            built["class"] = " ".join(
                filter(None, [component, widget.attrs.get("class"), self._error_class(component)])
            )
        if isinstance(widget, forms.NumberInput):
            built.update(_plain_number_entry(widget))
        return built

    def _error_class(self, component: str) -> str:
        return f"{component}--error" if self.errors and not self.is_single_checkbox else ""


def _plain_number_entry(widget: forms.NumberInput) -> dict[str, Any]:
    """A text box with a number pad: a number box changes when scrolled over, and drops what it cannot read."""
    widget.input_type = "text"
    return {"inputmode": "decimal", "spellcheck": "false", "min": False, "max": False, "step": False}


class DesignSystemRenderer(TemplatesSetting):
    """Draws forms with the templates of this room, found through the project's own template settings."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
    bound_field_class = DesignSystemField
