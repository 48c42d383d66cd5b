"""Is a tender fit for purpose? Every check, the score, and what is not known."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import islice, product
from types import MappingProxyType

from worthwhile.engines.fitness.answer import ANSWERED, Answer, Finding, Verdict
from worthwhile.engines.fitness.check import Check
from worthwhile.engines.fitness.checks import CHECKS
from worthwhile.engines.fitness.facts import Contradiction, Fact, Facts
from worthwhile.engines.fitness.known import KNOWN
from worthwhile.engines.fitness.look import Look
from worthwhile.engines.fitness.rule import Band, Rule, Rulebook, Setting
from worthwhile.kernel.working import Step

MOST_READINGS = 64
"""Contradictory statements are read in so many combinations at most."""
_WORST = (Verdict.FAIL, Verdict.WARN, Verdict.UNKNOWN, Verdict.PASS, Verdict.NOT_APPLICABLE)


@dataclass(frozen=True, kw_only=True)
class Fitness:
    """The answers of all checks, in the order of their codes, with the score and its working.

    ``score`` is the weighted share of passes among the checks that are answered, from 0 to 1, None where none is;
    ``unknown_share`` the share of the checks that apply and cannot be answered. A tender is fit by law only while
    ``breaches`` is empty, whatever its score. ``weights`` are the points of a check by the band of its rule. ``on`` is
    the day whose law was applied, ``setting`` where and under which law, as it is stated first.
    """

    on: date
    setting: Setting
    answers: tuple[Answer, ...]
    score: Decimal | None
    unknown_share: Decimal
    weights: Mapping[Band, Decimal]
    contradictions: tuple[Contradiction, ...]
    steps: tuple[Step, ...]

    @property
    def breaches(self) -> tuple[Answer, ...]:
        """The checks by which it breaks the law, as far as the facts tell."""
        return tuple(answer for answer in self.answers if answer.breaks_law)

    def with_verdict(self, *verdicts: Verdict) -> tuple[Answer, ...]:
        """The answers with one of these verdicts: law first, then practice, then ours; the worst harm first."""
        bands = [*Band, None]
        found = [answer for answer in self.answers if answer.verdict in verdicts]
        return tuple(
            sorted(
                found,
                key=lambda one: (
                    not one.breaks_law,
                    bands.index(one.rule.band if one.rule else None),
                    _WORST.index(one.verdict),
                    -one.harm,
                    one.code,
                ),
            )
        )


def assess_fitness(*, facts: Facts, on: date, book: Rulebook, bank_holidays: Collection[date] = ()) -> Fitness:
    """Answer every check from the facts stated of a tender.

    The law is that of the day the procurement began where the facts state it, else of ``on``. What is not stated makes
    a check unknown, never a pass. Method: docs/methods/FIT-01 to FIT-52 and docs/explanation.
    """
    begun = facts.of("commencement_on")
    day = begun[0].value if begun else on
    assert isinstance(day, date)
    answers = tuple(_answer(check, facts, day, book, bank_holidays) for check in CHECKS.values())
    weights = {band: book.figure(f"weight-{band.value}", on=day).value for band in Band}
    score, unknown_share, steps = _score(answers, weights)
    return Fitness(
        on=day,
        setting=setting_of(facts),
        answers=answers,
        score=score,
        unknown_share=unknown_share,
        weights=MappingProxyType(weights),
        contradictions=facts.contradictions(),
        steps=steps,
    )


def _answer(check: Check, facts: Facts, on: date, book: Rulebook, bank_holidays: Collection[date]) -> Answer:
    own = Facts(stated=tuple(fact for fact in facts if check.code in KNOWN[fact.name].checks))
    readings = islice(_readings(own), MOST_READINGS)
    found = [_look(check, reading, on, book, bank_holidays) for reading in readings]
    finding, depends = min(found, key=lambda pair: _WORST.index(pair[0].verdict))
    used = {fact.name for fact in finding.evidence}
    return Answer(
        code=check.code,
        title=check.title,
        question=check.question,
        verdict=finding.verdict,
        because=finding.because,
        rule=finding.rule,
        harm=check.harm,
        evidence=finding.evidence,
        missing=finding.missing,
        contradictions=tuple(one for one in own.contradictions() if one.name in used),
        better=check.better if finding.verdict in (Verdict.WARN, Verdict.FAIL, Verdict.UNKNOWN) else "",
        law_depends_on=depends,
    )


def _readings(facts: Facts) -> Iterator[Facts]:
    """The facts once for each way to read what is stated differently in different places."""
    contested = facts.contradictions()
    keys = {(one.name, one.about) for one in contested}
    settled = tuple(fact for fact in facts if (fact.name, fact.about) not in keys)
    for chosen in product(*(_extremes(one.stated) for one in contested)):
        yield Facts(stated=(*settled, *chosen))


def _extremes(stated: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Of many numbers the smallest and the largest decide; of other values each."""
    numbers = [(fact.value, fact) for fact in stated if isinstance(fact.value, Decimal)]
    if len(numbers) < len(stated):
        return stated
    ordered = sorted(numbers, key=lambda pair: pair[0])
    return ordered[0][1], ordered[-1][1]


def _look(
    check: Check, facts: Facts, on: date, book: Rulebook, bank_holidays: Collection[date]
) -> tuple[Finding, tuple[str, ...]]:
    setting = setting_of(facts)
    rules = book.rules_of(check.code, on=on)
    law = _first(rules, setting, law=True)
    other = _first(rules, setting, law=False)
    depends = () if law else _depends(rules, setting)
    possible = None
    if law is None and other is None:
        # It is not known whether the law asks this: what it would find is worth a warning, and never a breach. What is
        # ours stays ours.
        possible, other = _perhaps(rules, setting, law=True), _perhaps(rules, setting, law=False)
        if possible is None and other is None:
            return _not_asked(rules), ()
    look = Look(facts=facts, book=book, on=on, law=law, other=other, possible=possible, bank_holidays=bank_holidays)
    return check.decide(look), depends


def setting_of(facts: Facts) -> Setting:
    """Nation, law, kind of buyer and whether care is bought, as far as they are stated."""
    care = _text(facts, "is_care")
    return Setting(
        nation=_text(facts, "nation"),
        regime=_text(facts, "regime"),
        buyer=_text(facts, "buyer_kind"),
        care=None if care is None else {"True": "yes", "False": "no"}[care],
    )


def _text(facts: Facts, name: str) -> str | None:
    found: tuple[Fact, ...] = facts.of(name)
    return str(found[0].value) if found else None


def _first(rules: tuple[Rule, ...], setting: Setting, *, law: bool) -> Rule | None:
    return next((rule for rule in rules if (rule.band is Band.LAW) is law and rule.binds(setting)), None)


def _perhaps(rules: tuple[Rule, ...], setting: Setting, *, law: bool) -> Rule | None:
    return next((rule for rule in rules if (rule.band is Band.LAW) is law and rule.may_bind(setting)), None)


def _depends(rules: tuple[Rule, ...], setting: Setting) -> tuple[str, ...]:
    """What must be known before it can be said whether the law asks this."""
    possible = [rule for rule in rules if rule.band is Band.LAW and rule.may_bind(setting)]
    asked = (
        ("regime", setting.regime, [rule.regimes for rule in possible]),
        ("nation", setting.nation, [rule.nations for rule in possible]),
        ("buyer_kind", setting.buyer, [rule.buyers for rule in possible]),
        ("is_care", setting.care, [rule.care for rule in possible]),
    )
    return tuple(name for name, given, allowed in asked if given is None and any(allowed))


def _not_asked(rules: tuple[Rule, ...]) -> Finding:
    where = "here" if rules else "on this day"
    return Finding(verdict=Verdict.NOT_APPLICABLE, because=f"No rule asks this {where}.", rule=None)


def _score(
    answers: tuple[Answer, ...], weights: Mapping[Band, Decimal]
) -> tuple[Decimal | None, Decimal, tuple[Step, ...]]:
    answered = [one for one in answers if one.verdict in ANSWERED and one.rule is not None]
    unknown = [one for one in answers if one.verdict is Verdict.UNKNOWN]
    whole = _points(answered, weights)
    passed = _points([one for one in answered if one.verdict is Verdict.PASS], weights)
    asked = len(answered) + len(unknown)
    score = _decimal(passed / whole) if whole else None
    share = _decimal(Fraction(len(unknown), asked)) if asked else Decimal(1)
    told = ", ".join(f"{band.value} {weights[band]}" for band in Band)
    steps = [
        _step("Weight of the checks that pass", f"sum over passes ({told})", _decimal(passed), "points"),
        _step("Weight of the checks that are answered", f"sum over answers ({told})", _decimal(whole), "points"),
        _step("Checks not known", f"{len(unknown)} of {asked} that apply", share, "fraction"),
    ]
    if score is not None:
        steps.insert(2, _step("Score", f"{steps[0].result} / {steps[1].result}", score, "fraction"))
    return score, share, tuple(steps)


def _points(answers: list[Answer], weights: Mapping[Band, Decimal]) -> Fraction:
    return sum((Fraction(weights[one.rule.band]) for one in answers if one.rule is not None), Fraction(0))


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _step(label: str, formula: str, result: Decimal, unit: str) -> Step:
    return Step(label=label, formula=formula, result=result, unit=unit, sources=("docs/methods, FIT-01 to FIT-52",))
