"""What there is to look at, as the page of the demonstration lists it."""

from __future__ import annotations

from dataclasses import dataclass

from worthwhile.apps.accounts.models import User
from worthwhile.apps.demonstration.presenters.guide_steps import GUIDE
from worthwhile.apps.demonstration.selectors.guide import find_guided_case
from worthwhile.apps.demonstration.selectors.space import Example, find_own, list_examples, list_with_facts
from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.selectors.cases import list_cases
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.selectors.looking_around import MadeUpTenders, list_made_up


@dataclass(frozen=True, kw_only=True)
class Tour:
    """Everything that a visitor can open."""

    own: Organisation | None
    own_cases: tuple[Case, ...]
    guided: Case | None
    guide_minutes: int
    examples: tuple[Example, ...]
    with_facts: tuple[Organisation, ...]
    tenders: MadeUpTenders


def present_tour(visitor: User) -> Tour:
    """What a visitor can change, and what they can look at."""
    own = find_own(visitor)
    return Tour(
        own=own,
        own_cases=tuple(list_cases(own)) if own else (),
        guided=find_guided_case(own.pk) if own else None,
        guide_minutes=guide_minutes(),
        examples=tuple(list_examples()),
        with_facts=tuple(list_with_facts()),
        tenders=list_made_up(),
    )


def guide_minutes() -> int:
    """About how many minutes the whole guide takes."""
    return sum(step.minutes for step in GUIDE)
