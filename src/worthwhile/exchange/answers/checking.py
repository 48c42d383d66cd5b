"""Whether an answer that was kept still says what its case says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.exchange.answers.answer import AnswerDraft, read_answer
from worthwhile.exchange.answers.drafting import draft_answer
from worthwhile.exchange.answers.own_words import OWN
from worthwhile.exchange.answers.pieces import FigureLink
from worthwhile.exchange.case_file import case_from_data
from worthwhile.kernel.problems import InvalidInput, Problem


def check_answer(
    draft_data: object, case_data: Mapping[str, Any], result: ValuationResult
) -> tuple[Problem, ...]:  # fmt: skip
    """Every figure or wording of a kept draft that the case, or its result, no longer bears out; none is all well.

    ``draft_data`` is what ``answer_data`` gave, perhaps edited since. A promise that is now above the case is a problem
    too, and so is data that cannot be read.
    """
    try:
        kept = read_answer(draft_data)
        case = case_from_data(case_data).case
        fresh = draft_answer(case=case, result=result, data=case_data, asked=kept.question)
    except InvalidInput as error:
        return error.problems
    return tuple(_differences(kept, fresh))


def _differences(kept: AnswerDraft, fresh: AnswerDraft) -> Iterator[Problem]:
    now: dict[str, list[FigureLink]] = {}
    for link in fresh.figures:
        now.setdefault(link.path, []).append(link)
    for link in dict.fromkeys(kept.figures):
        if link.path.startswith(OWN):
            # What the bidder typed was never in the case.
            continue
        current = now.get(link.path, [])
        if any((link.value, link.text) == (other.value, other.text) for other in current):
            continue
        yield Problem(link.path, _message(link, current))


def _message(link: FigureLink, current: list[FigureLink]) -> str:
    if not current:
        return (
            f"The answer says “{link.text}” for “{link.name}”, and the case no longer bears it out. "
            "Take it out, or draft the answer again."
        )
    return (
        f"The answer says “{link.text}” for “{link.name}”; the case now has “{current[0].text}”. "
        "Correct the sentence, or draft the answer again."
    )
