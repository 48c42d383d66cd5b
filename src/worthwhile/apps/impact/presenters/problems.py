"""What is wrong with a file, said for a page: what only the command line could do is left out."""

from __future__ import annotations

import re

from worthwhile.kernel.problems import InvalidInput, WorthwhileError
from worthwhile.ui.templatetags.worthwhile_ui import SummaryLine

MOST_LINES = 60
_SENTENCE = re.compile(r"(?<=[.!?]) +(?=[A-Z])")
_OPTION = re.compile(r"(^|\s)--[a-z]|worthwhile (impact import|reference)")


def problem_lines(error: WorthwhileError, target: str = "") -> list[SummaryLine]:
    """One line a problem, where it is first; each leads to ``target``."""
    if not isinstance(error, InvalidInput):
        return [SummaryLine(for_a_page(str(error)), target)]
    lines = [_line(problem.path, problem.message) for problem in error.problems]
    more = [f"There are {len(lines) - MOST_LINES} more problems. Mend these first."] if len(lines) > MOST_LINES else []
    return [SummaryLine(line, target) for line in [*lines[:MOST_LINES], *more]]


def _line(path: str, message: str) -> str:
    message = for_a_page(message)
    return f"{path}: {message}" if path and not path.startswith("--") else message


def for_a_page(message: str) -> str:
    """The message without the sentences that name an option of the command line."""
    kept = [sentence for sentence in _SENTENCE.split(message) if not _OPTION.search(sentence)]
    return " ".join(kept) or message
