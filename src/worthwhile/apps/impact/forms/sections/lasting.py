"""How long a change lasts, and how much of it fades."""

from __future__ import annotations

from typing import Any

from worthwhile.apps.impact.forms.sections.figure_page import FigurePage


class LastingSection(FigurePage):
    """The duration and drop-off of one outcome."""

    asks = ("duration_years", "drop_off")

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        missing = "duration_years" in self.fields and "duration_years" not in self.errors
        if missing and answers.get("duration_years") is None and not isinstance(self.row.get("quantity"), list):
            self.add_error("duration_years", "Enter how many years it lasts, such as 1.5")
        return answers
