"""How many questions there are to answer, and in how many words (FIT-19)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.numbers import NUMBER, number
from worthwhile.exchange.tender_pack.statements import Statement, Statements
from worthwhile.exchange.tender_pack.wording import pattern

_QUESTION = pattern(
    r"^(?:\d+(?:\.\d+)*\s)?(?:Question|Q|Method statement|MS)\s?(?P<number>\d{1,3}(?:\.\d{1,2})*[a-z]?)\b(?!\s?(?:to|"
    r"and|-|–)\s?\d)"
)
_WORDS = pattern(
    r"(?:\b(?:max(?:imum)?(?: of)?|up to|no more than|not exceed|limit(?: of|:| is)?|limited to|"
    r"within)\s?:?\s?(?P<words>\d{1,2},?\d{3}|\d{2,4})\s?words\b|\b(?P<limit>\d{1,2},?\d{3}|"
    r"\d{2,4})[- ]words?\s?(?:max|limit|maximum)|\bwords?\s?(?:limit|count):?\s?(?P<count>\d{1,2},?\d{3}|\d{2,4})\b)"
)
_EACH = pattern(rf"\bfor each of the (?P<count>{NUMBER})\s(?:\(\d+\)\s)?(?:\w+\s){{0,3}}questions\b")
_STATED = pattern(rf"\b(?:has|contains|comprises|there are|answer all) (?P<count>{NUMBER}) (?:\w+ )?questions\b")
_UNSCORED = pattern(r"\b(?:pass\s?/\s?fail|pass or fail|not scored|for information only|unscored|not evaluated)\b")


@dataclass
class _Asked:
    said: Statement
    words: int | None = None
    is_scored: bool = True


def find_questions(read: Statements) -> Iterator[Fact]:
    """Questions that are numbered as such, in all documents; or a limit "for each of the four questions"."""
    asked = _numbered(read)
    if asked:
        yield from _counted(asked)
        return
    for said in read:
        stated = _STATED.search(said.text)
        total = number(stated["count"]) if stated else None
        if total:
            yield said.fact("questions", total)
            return
        each, limit = _EACH.search(said.text), _limit(said)
        count = number(each["count"]) if each else None
        if count and limit:
            yield said.fact("questions", count)
            yield said.fact("scored_questions", count)
            yield said.fact("scored_questions_without_limit", Decimal(0))
            yield said.fact("answer_words", count * limit)
            return


def _numbered(read: Statements) -> list[_Asked]:
    """Questions by document and number; what follows one until the next belongs to it."""
    asked: dict[tuple[int, str], _Asked] = {}
    current: _Asked | None = None
    for said in read:
        found = _QUESTION.match(said.text)
        if found:
            current = asked.setdefault((said.document, found["number"]), _Asked(said=said))
        if current is None or current.said.document != said.document:
            continue
        current.words = current.words or _limit(said)
        current.is_scored = current.is_scored and not _UNSCORED.search(said.text)
    return list(asked.values())


def _limit(said: Statement) -> int | None:
    found = _WORDS.search(said.text)
    return int((found["words"] or found["limit"] or found["count"]).replace(",", "")) if found else None


def _counted(asked: list[_Asked]) -> Iterator[Fact]:
    scored = [one for one in asked if one.is_scored]
    first = asked[0].said
    yield first.fact("questions", Decimal(len(asked)))
    yield first.fact("scored_questions", Decimal(len(scored)))
    yield first.fact("scored_questions_without_limit", Decimal(sum(one.words is None for one in scored)))
    if scored and all(one.words is not None for one in scored):
        yield first.fact("answer_words", Decimal(sum(one.words or 0 for one in scored)))
