"""How later years count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from worthwhile.apps.impact.forms.case import OWN_RATE, MethodForm
from worthwhile.apps.impact.selectors.shown import part_of, typed_share
from worthwhile.exchange.case_edits import Edits, Place


class MethodSection(MethodForm):
    """The discounting of a case."""

    def __init__(self, *args: Any, case_data: Mapping[str, Any], **kwargs: Any) -> None:
        kept = part_of(case_data, "discounting")
        self.has_listed_rates = kept.get("rates") is not None
        kwargs["initial"] = {
            "timing": kept.get("timing") or "",
            "schedule": OWN_RATE if kept.get("rate") is not None else kept.get("schedule") or "",
            "rate": typed_share(kept.get("rate")),
        }
        super().__init__(*args, **kwargs)

    def edits(self) -> Edits:
        """The places to change. The form is valid."""
        stated = self.discounting
        edits: dict[Place, Any] = {("discounting", name): stated.get(name) for name in ("rate", "schedule", "timing")}
        return {**edits, ("discounting", "rates"): None}
