"""What the engine and the reader of files say, without what only the command line can do."""

from __future__ import annotations

import re

from worthwhile.kernel.problems import InvalidInput, WorthwhileError
from worthwhile.ui.templatetags.worthwhile_ui import SummaryLine

MOST_LINES = 60
_SENTENCE = re.compile(r"(?<=[.!?]) +(?=[A-Z])")
_COMMAND = re.compile(r"(^|\s)--[a-z]|worthwhile measures")


def for_a_page(message: str) -> str:
    """The message without the sentences that name an option or a command."""
    kept = [sentence for sentence in _SENTENCE.split(message) if not _COMMAND.search(sentence)]
    return " ".join(kept) or message


def problem_lines(error: WorthwhileError, target: str = "") -> list[SummaryLine]:
    """One line a problem for the top of a page; each leads to ``target``."""
    if not isinstance(error, InvalidInput):
        return [SummaryLine(for_a_page(str(error)), target)]
    lines = [for_a_page(str(problem)) for problem in error.problems]
    more = [f"There are {len(lines) - MOST_LINES} more problems. Mend these first."] if len(lines) > MOST_LINES else []
    return [SummaryLine(line, target) for line in [*lines[:MOST_LINES], *more]]
