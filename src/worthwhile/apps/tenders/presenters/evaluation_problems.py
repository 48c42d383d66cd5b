"""Everything that is wrong with an evaluation, as many as a person will mend at once."""

from __future__ import annotations

from dataclasses import dataclass

from worthwhile.kernel.problems import WorthwhileError

MOST = 60
LONGEST = 500


@dataclass(frozen=True, kw_only=True)
class ProblemWords:
    """Lines to mend; ``more`` says how many are not listed, empty where all are."""

    lines: tuple[str, ...]
    more: str


def problem_words(error: WorthwhileError) -> ProblemWords:
    """Each problem on a line of its own, the path with the name of the bid that it counts to."""
    lines = str(error).split("\n")
    cut = (line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…" for line in lines[:MOST])
    return ProblemWords(lines=tuple(cut), more=f"{len(lines) - MOST:,}" if len(lines) > MOST else "")
