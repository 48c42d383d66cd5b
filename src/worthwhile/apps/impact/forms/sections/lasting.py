"""How long a change lasts, and how much of it fades."""

from __future__ import annotations

from typing import Any

from worthwhile.apps.impact.forms.sections.figure_page import FigurePage
from worthwhile.engines.valuation.vocabulary import Status


class LastingSection(FigurePage):
    """The duration and drop-off of one outcome."""

    asks = ("duration_years", "drop_off")

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        # A quantity listed by year is valued for that one year each, and what waits for evidence may wait for this.
        counts = self.row.get("status") == Status.PRICED and not isinstance(self.row.get("quantity"), list)
        if counts and answers.get("duration_years") is None and "duration_years" not in self.errors:
            self.add_error("duration_years", "Enter how many years it lasts, such as 1.5")
        return answers
