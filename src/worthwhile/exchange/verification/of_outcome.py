"""What a priced outcome claims: that it happened, how many, what it is worth, each deduction, and how long it lasts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from worthwhile.engines.valuation.outcome import Outcome
from worthwhile.engines.valuation.result import OutcomeResult, ValuationResult
from worthwhile.exchange.charts.words import numbers_text
from worthwhile.exchange.report.wording import STRENGTHS
from worthwhile.exchange.verification.claim import Claim, ClaimKind, Stake, hash_of, key_of
from worthwhile.exchange.verification.guidance import GUIDANCE
from worthwhile.exchange.verification.stakes import Stakes
from worthwhile.exchange.verification.stated import Stated
from worthwhile.kernel.money import money_text

NO_SOURCE = "No source is given."
# Below this grade of strength nothing was measured before and after (see the format of a case).
MEASURED = 3
MONTHS_A_YEAR = 12
DEDUCTIONS = (ClaimKind.DEADWEIGHT, ClaimKind.DISPLACEMENT, ClaimKind.ATTRIBUTION)


@dataclass(frozen=True, kw_only=True)
class PricedOutcome:
    """A priced outcome as the case states it, as it was read, and what came of it."""

    stated: Stated
    outcome: Outcome
    found: OutcomeResult
    result: ValuationResult
    stakes: Stakes

    def claims(self) -> Iterator[Claim]:
        """Everything that the outcome claims by itself."""
        yield self._change()
        yield self._quantity()
        yield self._worth()
        for kind in DEDUCTIONS:
            yield self._deduction(kind)
        if not isinstance(self.outcome.quantity, tuple):
            yield self._lasting()

    def overlap(self, others: Iterable[PricedOutcome]) -> Claim | None:
        """That the outcome is another change than those after it that may be the same, None where none may be."""
        alike = [other for other in others if self._may_be_same(other)]
        if not alike:
            return None
        undeclared = [other for other in alike if not self._declares(other)]
        doubts = [f"The case does not say how this and “{other.outcome.title}” are apart." for other in undeclared]
        lines = [
            (
                other.outcome.title,
                "The case says that this may be the same change, so one of them counts"
                if self._declares(other)
                else f"The same people: {other.outcome.stakeholder}",
            )
            for other in alike
        ]
        content = [
            part for one in (self, *alike) for part in one.stated.content(("id", "stakeholder", "shares_change_with"))
        ]
        return self._claim(
            ClaimKind.OVERLAP,
            names=(),
            says=tuple(lines),
            doubts=doubts,
            stake=self.stakes.of_double_count(self.found, [other.found for other in alike]),
            content=content,
            at="shares_change_with",
        )

    def _change(self) -> Claim:
        evidence = self.outcome.evidence
        strength = evidence.strength if evidence else None
        doubts = []
        if strength is None:
            doubts.append("The case does not say how strong the evidence is.")
        elif strength < MEASURED:
            doubts.append(f"It was not measured before and after: strength {STRENGTHS[strength]}.")
        if evidence is None or not evidence.source:
            doubts.append("The case does not say where the evidence is kept.")
        names = ("name", "stakeholder", "evidence")
        shown = ("stakeholder", *(f"evidence.{part}" for part in _MEASURED_BY))
        return self._claim(
            ClaimKind.CHANGE,
            names=names,
            says=self.stated.lines(shown),
            kept=[self.stated.text("evidence.source")],
            doubts=doubts,
            stake=self.stakes.of_outcome(self.found),
            at="evidence.source",
        )

    def _quantity(self) -> Claim:
        given = "intake" if self.outcome.intake is not None else "quantity"
        names = (given, f"ranges.{given}", "starts_in_year")
        return self._claim(
            ClaimKind.QUANTITY,
            names=(*names, f"sources.{given}"),
            says=self.stated.lines(names),
            kept=[self.outcome.sources.get(given, ""), self.stated.text("evidence.source")],
            doubts=self._unsourced(given),
            stake=self._range_or_whole(given),
            at=given,
        )

    def _worth(self) -> Claim:
        names = ("value", "value_ref", "value_year", "uprate", "kind", "cashable", "ranges.value")
        carried = money_text(self.found.unit_value, self.result.currency)
        prices = f"in prices of {self.result.price_year}" if self.result.price_year else "as entered"
        doubts = []
        if self.outcome.value_ref is None:
            doubts += self._unsourced("value")
            doubts += [] if self.outcome.value_year else ["The case does not say in which year’s prices the figure is."]
        return self._claim(
            ClaimKind.WORTH,
            names=(*names, "sources.value", "sources.cashable"),
            says=(*self.stated.lines(names), (f"Worth of one for a year, {prices}", carried)),
            kept=[self.outcome.sources.get("value", ""), *self._published()],
            doubts=doubts,
            stake=self._range_or_whole("value"),
            content=[carried, str(self.result.price_year)],
            at="value",
        )

    def _deduction(self, kind: ClaimKind) -> Claim:
        name = kind.value
        is_net = any(deduction.value == name for deduction in self.outcome.net_of)
        says = list(self.stated.lines((name, f"ranges.{name}")))
        doubts = []
        if is_net:
            says.append(("Already taken off the quantity", "Yes, so it is not taken off again"))
        elif getattr(self.outcome, name) is None:
            says.append((GUIDANCE[kind].title, "Not stated"))
            doubts.append("It is not stated, so nothing is taken off.")
        doubts += self._unsourced(name) if not doubts else []
        return self._claim(
            kind,
            names=(name, f"ranges.{name}", f"sources.{name}"),
            says=tuple(says),
            kept=[self.outcome.sources.get(name, "")],
            doubts=doubts,
            stake=self._range(name) or self.stakes.of_ten_points(self.outcome, self.found, name),
            content=["net" if is_net else ""],
            at=name,
        )

    def _lasting(self) -> Claim:
        names = ("duration_years", "drop_off", "starts_in_year", "ranges.duration_years", "ranges.drop_off")
        measured = "evidence.follow_up_months"
        later = self.stakes.of_later_years(self.found)
        return self._claim(
            ClaimKind.LASTING,
            names=(*names, measured, "sources.duration_years", "sources.drop_off"),
            says=self.stated.lines((*names, measured)),
            kept=[self.outcome.sources.get(name, "") for name in ("duration_years", "drop_off")],
            doubts=self._past_the_last_measurement(),
            stake=max(later, self._range("duration_years", "drop_off") or later, key=lambda stake: stake.share),
            at="duration_years",
        )

    def _past_the_last_measurement(self) -> list[str]:
        years, evidence = self.outcome.duration_years, self.outcome.evidence
        followed = evidence.follow_up_months if evidence else None
        if years is None:
            return ["The case does not say how long it lasts."]
        if followed is None:
            return ["The case does not say when the change was last measured."]
        if years * MONTHS_A_YEAR <= followed:
            return []
        counted, seen = _count(years, "year"), _count(followed, "month")
        return [f"It is counted for {counted}, and was last measured after {seen}."]

    def _published(self) -> list[str]:
        wanted = f"value-bank/{self.outcome.value_ref}"
        return [f"{used.label}: {used.source}" for used in self.result.parameters if used.id == wanted]

    def _unsourced(self, name: str) -> list[str]:
        return [] if self.outcome.sources.get(name) else [NO_SOURCE]

    def _range(self, *names: str) -> Stake | None:
        bank = [f"value-bank/{self.outcome.value_ref}"] if "value" in names and self.outcome.value_ref else []
        return self.stakes.of_range(self.found, [*(f"{self.outcome.id}.{name}" for name in names), *bank])

    def _range_or_whole(self, name: str) -> Stake:
        return self._range(name) or self.stakes.of_outcome(self.found)

    def _may_be_same(self, other: PricedOutcome) -> bool:
        same_people = self.outcome.stakeholder.strip().casefold() == other.outcome.stakeholder.strip().casefold()
        return self._declares(other) or (bool(self.outcome.stakeholder.strip()) and same_people)

    def _declares(self, other: PricedOutcome) -> bool:
        return other.outcome.id in self.outcome.shares_change_with or (
            self.outcome.id in other.outcome.shares_change_with
        )

    def _claim(
        self,
        kind: ClaimKind,
        *,
        names: Iterable[str],
        says: tuple[tuple[str, str], ...],
        doubts: Iterable[str],
        stake: Stake,
        at: str,
        kept: Iterable[str] = (),
        content: Iterable[str] = (),
    ) -> Claim:
        guidance = GUIDANCE[kind]
        return Claim(
            key=key_of(kind, self.outcome.id),
            kind=kind,
            outcome=self.outcome.id,
            subject=self.outcome.title,
            title=guidance.title,
            asks=guidance.asks,
            says=says,
            kept=tuple(dict.fromkeys(text for text in kept if text)),
            doubts=tuple(doubts),
            convincing=guidance.convincing,
            stake=stake,
            place=f"{self.stated.place}.{at}",
            content_hash=hash_of([*self.stated.content(names), *content]),
        )


_MEASURED_BY = ("method", "sample", "population", "attrition", "follow_up_months", "strength")


def _count(number: Decimal, one: str) -> str:
    return f"{numbers_text((number,))} {one}" + ("" if number == 1 else "s")
