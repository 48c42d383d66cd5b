"""How change comes about: the theory of change, where the case tells one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from worthwhile.exchange.charts import theory_of_change
from worthwhile.exchange.charts.theory import is_theory_told
from worthwhile.exchange.report.document import Figure, Paragraph, Section


def theory_sections(data: Mapping[str, Any] | None) -> tuple[Section, ...]:
    """The section, or none where the data of the case say nothing of need, activities, outputs or assumptions."""
    if data is None or not is_theory_told(data):
        return ()
    said = (
        "What leads from the need to each change, as the organisation tells it. A drawing shows how change is thought "
        "to come about; whether it did is a matter of the evidence."
    )
    figure = Figure(chart=theory_of_change(data=data), narrow=theory_of_change(data=data, narrow=True))
    return (Section(id="ww-theory-section", heading="How change comes about", blocks=(Paragraph(said), figure)),)
