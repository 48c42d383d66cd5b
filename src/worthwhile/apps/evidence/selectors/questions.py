"""What is asked at the link, question by question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from worthwhile.apps.evidence.models import Collection
from worthwhile.apps.evidence.models.languages import ENGLISH
from worthwhile.apps.evidence.selectors.licences import may_use
from worthwhile.apps.evidence.selectors.wordings import find_own_wording
from worthwhile.engines.measures.measure import Item, Measure


@dataclass(frozen=True, kw_only=True)
class Question:
    """One item of one measure. ``answers`` are (score, words) in their printed order.

    ``words_given`` is False where the published wording has a scale of numbers alone.
    """

    measure: Measure
    position: int
    text: str
    answers: tuple[tuple[int, str], ...]
    language: str
    words_given: bool
    introduction: str = ""

    def is_worrying(self, answer: int | None) -> bool:
        """Whether an answer needs a person to act: anything above 0 to the question on self-harm (ME-29)."""
        return self.measure.safeguarding_item == self.position and bool(answer)


def list_questions(collection: Collection, language: str, *, on: date) -> list[Question]:
    """Every question that may be asked at the link on a day, in order.

    A measure whose wording is neither shipped nor pasted is left out, because its totals are taken from paper; so
    is one whose licence is not in force.
    """
    found: list[Question] = []
    for measure in collection.measures:
        if may_use(collection.organisation, measure, on=on):
            found += questions_of(collection, measure, language)
    return found


def questions_of(collection: Collection, measure: Measure, language: str) -> list[Question]:
    """The questions of one measure, in the language asked for if a published wording in it was given."""
    is_shipped = measure.licence.ships_text
    own = None if is_shipped and language == ENGLISH else find_own_wording(collection, measure.id, language)
    if own is None and is_shipped:
        return [_shipped(measure, position, item) for position, item in enumerate(measure.items)]
    own = own or find_own_wording(collection, measure.id, ENGLISH)
    if own is None:
        return []
    return [
        Question(
            measure=measure,
            position=position,
            text=item["text"],
            answers=tuple((int(score), str(words)) for score, words in item["answers"]),
            language=own.language,
            words_given=True,
            introduction=own.introduction,
        )
        for position, item in enumerate(own.items)
    ]


def _shipped(measure: Measure, position: int, item: Item) -> Question:
    numbers = range(item.low, item.high + 1)
    words = item.answers or tuple(str(number) for number in numbers)
    return Question(
        measure=measure,
        position=position,
        text=item.text or "",
        answers=tuple(zip(numbers, words, strict=True)),
        language=ENGLISH,
        words_given=bool(item.answers),
    )
