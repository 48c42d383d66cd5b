"""What one check sees: the facts it may read, the rules it is held to, and what it has read so far."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, time
from decimal import Decimal

from worthwhile.engines.fitness.answer import Finding, Verdict
from worthwhile.engines.fitness.facts import Fact, Facts, Value
from worthwhile.engines.fitness.known import KNOWN
from worthwhile.engines.fitness.rule import Band, Rule, Rulebook


class Look:
    """A check's view of one tender. It remembers what was read and what was missing, so that every finding says so.

    ``law`` is the law that binds here, ``other`` what practice or we say; None where there is none. ``possible`` is the
    law that would bind if what is not known turned out so; it is given only where nothing surely binds.
    """

    def __init__(
        self,
        *,
        facts: Facts,
        book: Rulebook,
        on: date,
        law: Rule | None,
        other: Rule | None,
        possible: Rule | None = None,
        bank_holidays: Collection[date] = (),
    ) -> None:
        self.facts = facts
        self.law = law
        self.other = other
        self.possible = possible
        self.bank_holidays = bank_holidays
        self._book = book
        self._on = on
        self._read: dict[Fact, None] = {}
        self._missing: dict[str, None] = {}

    def number(self, name: str, about: str = "") -> Decimal | None:
        """A sum, count, share or length; None where it is not stated."""
        value = self._value(name, about)
        assert value is None or isinstance(value, Decimal)
        return value

    def flag(self, name: str, about: str = "") -> bool | None:
        """Yes or no; None where it is not stated."""
        value = self._value(name, about)
        assert value is None or isinstance(value, bool)
        return value

    def day(self, name: str) -> date | None:
        """A day; None where it is not stated."""
        value = self._value(name, "")
        assert value is None or isinstance(value, date)
        return value

    def clock(self, name: str) -> time | None:
        """A time of day; None where it is not stated."""
        value = self._value(name, "")
        assert value is None or isinstance(value, time)
        return value

    def choice(self, name: str, about: str = "") -> str | None:
        """One of the choices; None where it is not stated."""
        value = self._value(name, about)
        assert value is None or isinstance(value, str)
        return value

    def every(self, name: str) -> tuple[Fact, ...]:
        """Every statement of a fact that stands once for each thing found; nothing is missing where there is none."""
        found = self.facts.of(name)
        self._read.update(dict.fromkeys(found))
        return found

    def figure(self, name: str) -> Decimal:
        """A figure of the book for the day."""
        return self._book.figure(name, on=self._on).value

    def forget_missing(self, *names: str) -> None:
        """What was asked for turns out not to be needed."""
        for name in names:
            self._missing.pop(name, None)

    def passes(self, because: str) -> Finding:
        """Nothing to mend."""
        return self._finding(Verdict.PASS, because, self.law or self.possible or self.other)

    def suits(self, because: str) -> Finding:
        """Nothing to mend by practice or ours, on a matter for which the law has no figure."""
        return self._finding(Verdict.PASS, because, self.other or self.law or self.possible)

    def breach(self, because: str) -> Finding:
        """Against the law where a law binds, else a warning by practice or ours."""
        if self.law is not None:
            return self._finding(Verdict.FAIL, because, self.law)
        return self._finding(Verdict.WARN, because, self.possible or self.other)

    def warns(self, because: str) -> Finding:
        """Not as practice or we would have it; by the law itself only where nothing else speaks."""
        return self._finding(Verdict.WARN, because, self.other or self.law or self.possible)

    def may_breach(self, because: str) -> Finding:
        """Perhaps against the law: a warning that names it."""
        return self._finding(Verdict.WARN, because, self.law or self.possible or self.other)

    def fails(self, because: str) -> Finding:
        """Far from what practice or we would have; never a breach of law."""
        rule = self.other or self.law or self.possible
        verdict = Verdict.WARN if rule is not None and rule.band is Band.LAW else Verdict.FAIL
        return self._finding(verdict, because, rule)

    def unknown(self, because: str = "") -> Finding:
        """What is missing decides."""
        asked = "; ".join(KNOWN[name].means for name in self._missing)
        said = because or f"Not known: {asked}."
        return self._finding(Verdict.UNKNOWN, said, self.law or self.possible or self.other)

    def not_here(self, because: str) -> Finding:
        """The question does not arise."""
        return self._finding(Verdict.NOT_APPLICABLE, because, self.law or self.possible or self.other)

    @property
    def is_missing(self) -> bool:
        """Whether anything asked for was not stated."""
        return bool(self._missing)

    def _value(self, name: str, about: str) -> Value | None:
        found = self.facts.of(name, about)
        if not found:
            self._missing[name] = None
            return None
        self._read[found[0]] = None
        return found[0].value

    def _finding(self, verdict: Verdict, because: str, rule: Rule | None) -> Finding:
        return Finding(
            verdict=verdict, because=because, rule=rule, evidence=tuple(self._read), missing=tuple(self._missing)
        )
