"""``{% error_summary form %}``: every error of a form at the top of its page, each leading to its field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.forms import BaseForm

from worthwhile.ui.forms import DesignSystemField

register = template.Library()


@dataclass(frozen=True)
class SummaryLine:
    """One line of the summary: what to do, and the id of the control to do it in (empty: the whole form)."""

    text: str
    target: str = ""


@register.inclusion_tag("ui/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    return {"lines": [*_form_lines(form), *_field_lines(form)]}


def _form_lines(form: BaseForm) -> list[SummaryLine]:
    return [SummaryLine(str(error)) for error in form.non_field_errors()]


def _field_lines(form: BaseForm) -> list[SummaryLine]:
    return [
        SummaryLine(str(error), field.first_control if isinstance(field, DesignSystemField) else field.id_for_label)
        for field in form
        for error in field.errors
    ]
