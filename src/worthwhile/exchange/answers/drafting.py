"""A draft of an answer in the buyer's structure: sentences of ours, filled only from the case and the promises."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.exchange.answers.answer import AnswerDraft, AnswerPart, Paragraph
from worthwhile.exchange.answers.before_sending import warnings_of
from worthwhile.exchange.answers.commitments import commitment_of
from worthwhile.exchange.answers.links import Links
from worthwhile.exchange.answers.offer_parts import activities, changes, responsibility, timetable
from worthwhile.exchange.answers.pieces import Text, clean, gap, said
from worthwhile.exchange.answers.promised import Promised, find_promised
from worthwhile.exchange.answers.proof_parts import evidence, measurement
from worthwhile.exchange.answers.question import Content, Heading, QuestionAsked
from worthwhile.exchange.case_file import case_hash

TELLERS: dict[Content, Callable[[Links, tuple[Promised, ...]], list[Text]]] = {
    Content.ACTIVITIES: activities,
    Content.CHANGES: changes,
    Content.MEASUREMENT: measurement,
    Content.TIMETABLE: timetable,
    Content.RESPONSIBILITY: responsibility,
    Content.EVIDENCE: evidence,
}

# A method statement and project plan of specific, measurable and time-bound commitments, as the model question of
# the Social Value Model asks for.
USUAL_STRUCTURE = (
    Heading(heading="What we will do", covers=(Content.ACTIVITIES,)),
    Heading(heading="What will change, and for whom", covers=(Content.CHANGES,)),
    Heading(heading="How we will measure it", covers=(Content.MEASUREMENT,)),
    Heading(heading="When", covers=(Content.TIMETABLE,)),
    Heading(heading="Who is responsible", covers=(Content.RESPONSIBILITY,)),
    Heading(heading="How we know", covers=(Content.EVIDENCE,)),
)

# The beginnings of words by which a heading without ``covers`` is recognised.
SIGNS = {
    Content.ACTIVITIES: ("method", "approach", "deliver", "activit"),
    Content.CHANGES: ("change", "outcome", "benefit", "impact", "commitment"),
    Content.MEASUREMENT: ("measur", "monitor", "report", "indicator", "kpi", "metric"),
    Content.TIMETABLE: ("when", "time", "milestone", "plan", "schedule"),
    Content.RESPONSIBILITY: ("responsib", "governance", "accountab", "team"),
    Content.EVIDENCE: ("evidence", "know", "proof", "experience", "record"),
}


def draft_answer(
    *, case: ImpactCase, result: ValuationResult, data: Mapping[str, Any], asked: QuestionAsked
) -> AnswerDraft:
    """A draft answer to ``asked`` from a valued case; ``data`` is the case as it was read.

    Nothing is invented: what neither the case nor the question states is a visible gap. Raises InvalidInput, with
    every problem, where a promise is not in the case or is above what the case supports.
    """
    promised = find_promised(case=case, result=result, asked=asked)
    links = Links(case=case, result=result, data=data, asked=asked)
    headings = _covered(asked.structure or USUAL_STRUCTURE)
    commitments = tuple(commitment_of(links, one) for one in promised)
    told = {content for heading in headings for content in heading.covers}
    uncovered = tuple(content for content in Content if content not in told)
    return AnswerDraft(
        title=clean(case.title),
        case_hash=case_hash(data),
        question=asked,
        parts=tuple(_part(heading, links, promised) for heading in headings),
        commitments=commitments,
        warnings=tuple(clean(text) for text in warnings_of(links, promised, commitments, uncovered)),
    )


def _covered(structure: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The headings with what each covers: as stated, else by its words, each content under the first that fits."""
    taken = {content for heading in structure for content in heading.covers}
    found = []
    for heading in structure:
        covers = heading.covers or tuple(content for content in _recognised(heading.heading) if content not in taken)
        taken.update(covers)
        found.append(Heading(heading=heading.heading, covers=covers))
    return tuple(found)


def _recognised(heading: str) -> tuple[Content, ...]:
    words = re.findall(r"\w+", heading.lower())
    return tuple(
        content for content, signs in SIGNS.items() if any(word.startswith(sign) for word in words for sign in signs)
    )


def _part(heading: Heading, links: Links, promised: tuple[Promised, ...]) -> AnswerPart:
    texts = [text for content in heading.covers for text in TELLERS[content](links, promised) if text]
    if not texts:
        texts = [said(gap(f"Write what belongs under “{heading.heading}”: the case says nothing of it"))]
    return AnswerPart(heading=clean(heading.heading), paragraphs=tuple(Paragraph(pieces=text) for text in texts))
