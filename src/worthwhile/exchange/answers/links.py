"""Figures and words of a case as pieces of a sentence, each tied to the place it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.outcome import Outcome
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.exchange.answers.pieces import FigureLink, Piece, clean
from worthwhile.exchange.answers.question import QuestionAsked
from worthwhile.exchange.case_labels import label_of
from worthwhile.exchange.case_leaves import same_text
from worthwhile.exchange.charts.words import numbers_text
from worthwhile.exchange.report.wording import day_text
from worthwhile.kernel.money import money_text

THE_QUESTION = "The question file"


@dataclass(frozen=True, kw_only=True)
class Links:
    """Makes the links of one answer."""

    case: ImpactCase
    result: ValuationResult
    data: Mapping[str, Any]
    asked: QuestionAsked

    def of_case(self, path: str, value: object, text: str, *, source: str = "") -> Piece:
        """Something that the case states, written as ``text``."""
        return _piece(text, label_of(path, self.data), path, value, source or f"Impact case “{self.case.title}”")

    def of_result(self, path: str, name: str, value: Decimal, text: str) -> Piece:
        """A figure of the case's result."""
        source = f"Result of “{self.case.title}”, worked out by version {self.result.engine_version}"
        return _piece(text, name, f"result.{path}", value, source)

    def of_question(self, path: str, name: str, value: object, text: str) -> Piece:
        """Something that the question or the bidder's promise states."""
        return _piece(text, name, f"question.{path}", value, THE_QUESTION)

    def words(self, path: str, text: str) -> Piece:
        """Words of the case."""
        return self.of_case(path, clean(text), text)

    def asked_words(self, path: str, name: str, text: str) -> Piece:
        """Words of the question file."""
        return self.of_question(path, name, clean(text), text)

    def asked_day(self, path: str, name: str, day: date) -> Piece:
        """A date of the question file."""
        return self.of_question(path, name, day, day_text(day))

    def case_day(self, path: str, day: date) -> Piece:
        """A date of the case."""
        return self.of_case(path, day, day_text(day))

    def of_outcome(self, outcome: Outcome, field: str, value: object, text: str) -> Piece:
        """A figure of one outcome, with the source that the case gives for it."""
        source = outcome.sources.get(field.removeprefix("ranges.").partition(".")[0], "")
        return self.of_case(place_of(outcome, field), value, text, source=clean(source))

    def count(self, outcome: Outcome, field: str, value: Decimal | int) -> Piece:
        """A number of one outcome."""
        return self.of_outcome(outcome, field, value, number_text(Decimal(value)))

    def percent(self, outcome: Outcome, field: str, share: Decimal) -> Piece:
        """A share of one outcome as a percentage, to the last place that the case gives."""
        return self.of_outcome(outcome, field, share, f"{same_text(share.scaleb(2))}%")

    def money(self, path: str, name: str, amount: Decimal) -> Piece:
        """Money of the result."""
        return self.of_result(path, name, amount, money_text(amount, self.result.currency))

    def outcome_name(self, outcome: Outcome) -> Piece:
        """The name of an outcome, without a full stop of its own."""
        field = "name" if outcome.name else "id"
        return self.of_outcome(outcome, field, clean(outcome.title), outcome.title.strip().removesuffix("."))


def place_of(outcome: Outcome, field: str) -> str:
    """The path of a field of an outcome."""
    return f"outcomes[{outcome.id}].{field}"


def number_text(value: Decimal) -> str:
    """A number for a sentence: ``1,200`` or ``1.5``."""
    return numbers_text((value,))


def _piece(text: str, name: str, path: str, value: object, source: str) -> Piece:
    written = clean(text)
    return Piece(
        text=written,
        link=FigureLink(text=written, name=clean(name), path=clean(path), value=same_text(value), source=source),
    )
