"""Why nothing could be checked, a line for each reason."""

from __future__ import annotations

from worthwhile.kernel.problems import InvalidInput, WorthwhileError
from worthwhile.ui.templatetags.worthwhile_ui import SummaryLine

MOST_LINES = 40


def problem_lines(error: WorthwhileError, target: str) -> list[SummaryLine]:
    """Each problem with the file or field that it is in; each leads to ``target``."""
    if not isinstance(error, InvalidInput):
        return [SummaryLine(" ".join(str(error).split()), target)]
    lines = str(error).splitlines()
    more = len(lines) - MOST_LINES
    told = [*lines[:MOST_LINES], *([f"There are {more} more problems. Mend these first."] if more > 0 else [])]
    return [SummaryLine(line, target) for line in told]
