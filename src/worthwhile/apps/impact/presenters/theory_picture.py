"""How change comes about, as a picture in two layouts: the one that fits the screen is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from worthwhile.apps.impact.presenters.result_page import PageBlock, figure_block
from worthwhile.exchange.charts import theory_of_change
from worthwhile.exchange.report.document import Figure


def present_picture(data: Mapping[str, Any]) -> PageBlock:
    """The picture of a case, which may still lack any of its parts."""
    figure = Figure(chart=theory_of_change(data=data), narrow=theory_of_change(data=data, narrow=True))
    return figure_block(figure, "ww-theory-picture")
