"""A tender being written as a list of sections: what is stated, and what the checks of fitness say of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from worthwhile.apps.tenders.presenters.fitness_line import CheckLine, check_line
from worthwhile.apps.tenders.selectors.writing import GROUPS, SECTIONS, Section
from worthwhile.apps.tenders.selectors.writing.where import lists_of
from worthwhile.engines.fitness import Answer, Band, Fitness, Verdict
from worthwhile.exchange.case_edits import value_at
from worthwhile.exchange.tender.fitness_words import OPEN_VERDICTS, setting_words, summary_lines

EMPTY = ("Not written yet", "govuk-tag--grey")
BREACH = ("Reads as a breach", "govuk-tag--red")
CARE = ("Take care", "govuk-tag--yellow")
UNKNOWN = ("Not all known", "govuk-tag--blue")
GOOD = ("Passes", "")
STATED = ("Written", "")
_MOST_UNKNOWN = Decimal("0.5")


@dataclass(frozen=True, kw_only=True)
class SectionLine:
    """A line of the task list."""

    slug: str
    title: str
    hint: str
    status: str
    tag: str


@dataclass(frozen=True, kw_only=True)
class OpenCheck:
    """A check of law that is not passed, and the section in which it is mended."""

    title: str
    because: str
    slug: str
    section: str


@dataclass(frozen=True, kw_only=True)
class WritingTasks:
    """The task list. ``heading`` says how the tender stands against the law.

    ``law`` is where it falls short of it, or may; ``law_unknown`` which checks of law cannot be answered yet;
    ``to_mend`` counts the checks beside the law that ask for care.
    """

    heading: str
    is_fit: bool
    setting: str
    told: tuple[str, ...]
    law: tuple[OpenCheck, ...]
    law_unknown: tuple[OpenCheck, ...]
    to_mend: int
    groups: tuple[tuple[str, tuple[SectionLine, ...]], ...]


def writing_tasks(data: Mapping[str, Any], fitness: Fitness) -> WritingTasks:
    """The task list of a tender."""
    law = [one for one in fitness.answers if _is_open_law(one)]
    is_known = fitness.setting.nation is not None and fitness.setting.regime is not None
    is_fit = is_known and not law
    others = [one for one in fitness.with_verdict(*OPEN_VERDICTS) if one not in law]
    return WritingTasks(
        heading=_heading(fitness, len(law), is_known=is_known),
        is_fit=is_fit,
        setting=setting_words(fitness),
        told=tuple(_told(fitness)),
        law=tuple(_open_checks(one for one in law if one.verdict is not Verdict.UNKNOWN)),
        law_unknown=tuple(_open_checks(one for one in law if one.verdict is Verdict.UNKNOWN)) if is_known else (),
        to_mend=len(others),
        groups=tuple(
            (group.title, tuple(_line(section, data, fitness) for section in group.sections)) for group in GROUPS
        ),
    )


def section_checks(section: Section, fitness: Fitness) -> tuple[tuple[CheckLine, ...], tuple[CheckLine, ...]]:
    """The checks that touch a section: those to look at, the worst first, and those that pass or do not apply."""
    found = [one for one in fitness.with_verdict(*Verdict) if one.code in section.checks]
    pressing = [one for one in found if one.verdict in (*OPEN_VERDICTS, Verdict.UNKNOWN)]
    rest = [one for one in found if one not in pressing]
    return tuple(check_line(one) for one in _worst_first(pressing)), tuple(check_line(one) for one in rest)


def _told(fitness: Fitness) -> list[str]:
    score, *rest = summary_lines(fitness)[1:]
    # One pass of one answered check is 100%, of a tender of which nothing is known.
    is_known = fitness.score is None or fitness.unknown_share <= _MOST_UNKNOWN
    return [score if is_known else "No score yet: most of the checks that apply cannot be answered.", *rest]


def _heading(fitness: Fitness, law: int, *, is_known: bool) -> str:
    if not is_known:
        return "Say first in which nation and under which law you buy"
    if found := len(fitness.breaches):
        return f"{found} check{' reads' if found == 1 else 's read'} as a breach of the law"
    if law:
        return f"{law} check{' of law is' if law == 1 else 's of law are'} still open"
    return "Fit to publish, by every check of law that applies"


def _is_open_law(answer: Answer) -> bool:
    is_law = answer.rule is not None and answer.rule.band is Band.LAW
    return (is_law or bool(answer.law_depends_on)) and answer.verdict in (*OPEN_VERDICTS, Verdict.UNKNOWN)


def _open_checks(answers: Iterable[Answer]) -> Iterator[OpenCheck]:
    for answer in _worst_first(answers):
        section = next(one for one in SECTIONS.values() if answer.code in one.checks)
        yield OpenCheck(title=answer.title, because=answer.because, slug=section.slug, section=section.title)


def _worst_first(answers: Iterable[Answer]) -> list[Answer]:
    order = (Verdict.FAIL, Verdict.WARN, Verdict.UNKNOWN)
    return sorted(answers, key=lambda one: (not one.breaks_law, order.index(one.verdict), -one.harm, one.code))


def _line(section: Section, data: Mapping[str, Any], fitness: Fitness) -> SectionLine:
    hint = _stated(section, data)
    status, tag = _status(section, fitness) if hint else EMPTY
    return SectionLine(slug=section.slug, title=section.title, hint=hint, status=status, tag=tag)


def _status(section: Section, fitness: Fitness) -> tuple[str, str]:
    found = [one for one in fitness.answers if one.code in section.checks]
    if any(one.breaks_law for one in found):
        return BREACH
    verdicts = {one.verdict for one in found}
    if verdicts & set(OPEN_VERDICTS):
        return CARE
    if Verdict.UNKNOWN in verdicts:
        return UNKNOWN
    return GOOD if Verdict.PASS in verdicts else STATED


def _stated(section: Section, data: Mapping[str, Any]) -> str:
    """What a section states so far, empty where nothing."""
    told = []
    for one in lists_of(section):
        there = value_at(data, one.place)
        if there is not None:
            counted = f"{len(there)} {one.one.lower() if len(there) == 1 else one.many}"
            told.append(counted if there else one.none)
    answered = sum(value_at(data, asked.place_in(data)) is not None for asked in section.asked)
    if answered:
        told.append(f"{answered} of {len(section.asked)} questions answered")
    return "; ".join(told)
