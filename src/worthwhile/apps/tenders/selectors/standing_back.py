"""Who asked to stand back from a bid, or has a conflict, after scores were seen; and what was decided on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import Contender, StandBackAsked, StandBackDecided, Tender
from worthwhile.apps.tenders.selectors.judging import Judging, conflicted_judges, round_since
from worthwhile.engines.tendering import Stage

CONFLICT = "A conflict of interest was declared or found after scores were seen."
"""What stands for words where nobody asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingBack:
    """An assessor whose scores of one contender wait for a decision; ``words`` say why."""

    contender: Contender
    person: int
    words: str


def list_standing_back(tender: Tender, judging: Judging) -> tuple[StandingBack, ...]:
    """What a moderator has to decide before quality is settled, by number of the contender."""
    return tuple(_open(tender, judging)) if tender.stage == Stage.MODERATING else ()


def scores_count(judging: Judging, contender: Contender, person: int) -> bool:
    """Whether what somebody gave a contender counts now."""
    has_scored = any(key[0] == contender.pk and key[3] == person for key in judging.scores)
    return has_scored and person in judging.judges(contender)


def has_asked(contender: Contender, person: User) -> bool:
    """Whether somebody asked to stand back from a contender, ever."""
    return StandBackAsked.objects.filter(contender=contender, person=person).exists()


def _open(tender: Tender, judging: Judging) -> Iterator[StandingBack]:
    since = round_since(tender)
    asked = StandBackAsked.objects.filter(contender__tender=tender)
    decided = StandBackDecided.objects.filter(contender__tender=tender)
    if since is not None:
        asked, decided = asked.filter(asked_at__gte=since), decided.filter(decided_at__gte=since)
    words = {(one.contender_id, one.person_id): one.words for one in asked.order_by("pk")}
    over = set(decided.values_list("contender_id", "person_id"))
    conflicted = conflicted_judges(tender)
    for contender in judging.contenders:
        for person in judging.assessors:
            key = (contender.pk, person)
            if key in over or not (key in words or person in conflicted):
                continue
            if scores_count(judging, contender, person):
                yield StandingBack(contender=contender, person=person, words=words.get(key, CONFLICT))
