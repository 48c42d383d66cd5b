"""Keep the published wording of a measure that an organisation pasted."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.evidence.models import Collection, OwnWording
from worthwhile.apps.evidence.models.languages import ENGLISH
from worthwhile.apps.evidence.services.recorded import record
from worthwhile.engines.measures.measure import Item, Measure
from worthwhile.kernel.problems import InvalidInput, Problem

# Beyond so many answers a question is a scale to mark, which is asked on paper.
MOST_ANSWERS = 11


def read_wording(measure: Measure, pasted: str) -> list[dict[str, object]]:
    """The questions as they were pasted: a block each with an empty line between, first the question and then its
    answers, one a line, each after its score (``0 Not at all``), in their printed order.

    Raises InvalidInput with every problem.
    """
    blocks = [block.splitlines() for block in _blocks(pasted)]
    if len(blocks) != len(measure.items):
        said = f"{measure.name} has {len(measure.items)} questions. You pasted {len(blocks)} blocks"
        raise InvalidInput([Problem("wording", f"{said}: leave one empty line between questions, and none inside")])
    found: list[dict[str, object]] = []
    problems: list[Problem] = []
    for number, (lines, item) in enumerate(zip(blocks, measure.items, strict=True), 1):
        answers, wrong = _answers(lines[1:], item)
        problems += [Problem("wording", f"Question {number}: {message}") for message in wrong]
        found.append({"text": lines[0].strip(), "answers": answers})
    if problems:
        raise InvalidInput(problems)
    return found


def can_be_asked(measure: Measure) -> bool:
    """Whether every question of a measure can be asked on a page, once its wording is pasted."""
    return bool(measure.items) and all(item.high - item.low < MOST_ANSWERS for item in measure.items)


def keep_own_wording(
    *,
    collection: Collection,
    measure: Measure,
    language: str,
    introduction: str,
    pasted: str,
    source: str,
    licence_reference: str,
    by: User,
    now: datetime,
) -> OwnWording:
    """Keep the wording with its source. Raises InvalidInput."""
    if measure.licence.ships_text and language == ENGLISH:
        said = f"The English wording of {measure.name} is the one that ships. Paste a published translation of it"
        raise InvalidInput([Problem("language", said)])
    items = read_wording(measure, pasted)
    with transaction.atomic():
        kept = OwnWording.objects.create(
            collection=collection,
            measure_id=measure.id,
            language=language,
            introduction=introduction,
            items=items,
            source=source,
            licence_reference=licence_reference,
            written_at=now,
            written_by=by,
        )
        content = {"measure": measure.id, "language": language, "items": items, "source": source}
        record(Act.COLLECTION_CHANGED, collection.organisation_id, kept, by=by, at=now, content=content)
    return kept


def _blocks(pasted: str) -> list[str]:
    lines = [line.rstrip() for line in pasted.strip().splitlines()]
    blocks = "\n".join(lines).split("\n\n")
    return [block.strip("\n") for block in blocks if block.strip()]


def _answers(lines: list[str], item: Item) -> tuple[list[list[object]], list[str]]:
    answers: list[list[object]] = []
    for line in lines:
        score, _, words = line.strip().partition(" ")
        if not score.isascii() or not score.isdigit() or not words.strip():
            return [], [f"write each answer after its score, such as {item.low} and its words. You gave “{line}”"]
        answers.append([int(score), words.strip()])
    wanted, given = list(range(item.low, item.high + 1)), sorted(answer[0] for answer in answers)  # type: ignore[type-var]
    if given != wanted:
        return [], [f"give one answer for each score from {item.low} to {item.high}. You gave {len(answers)} answers"]
    return answers, []
