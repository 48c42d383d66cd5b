"""The people of a tender, role by role: what each declared, and how far the keys are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from worthwhile.apps.tenders.models import InterestDeclared, Tender, name_in_log
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.buyer_tenders import InRole, Standing
from worthwhile.apps.tenders.selectors.buyer_words import ROLES
from worthwhile.apps.tenders.selectors.kind_words import words_of_kind
from worthwhile.engines.tendering import ENDS, RULES, Actor, Procedure, Role, Stage


@dataclass(frozen=True, kw_only=True)
class PersonLine:
    """Somebody in a role."""

    number: int
    name: str
    known_as: str
    role: str
    role_key: str
    declared: str
    words: str
    key: str
    may_go: bool
    may_clear: bool


@dataclass(frozen=True, kw_only=True)
class PeoplePage:
    """Everybody, what the procedure asks for, and whether the person who looks may name somebody."""

    lines: tuple[PersonLine, ...]
    asks: tuple[str, ...]
    may_name: bool


def present_people(tender: Tender, people: Sequence[InRole], standing: Standing, *, may_name: bool) -> PeoplePage:
    """``standing`` is of the person who looks: only the author and the approver read what a conflict is."""
    roles, stage = standing.actor.roles, standing.situation.stage
    may_take = Role.AUTHOR in roles and stage in (Stage.DRAFT, Stage.READY)
    reads_words = may_read_words(standing.actor)
    may_clear = Role.APPROVER in roles and not standing.actor.conflicted and stage not in ENDS
    return PeoplePage(
        lines=tuple(
            _line(one, reads_words, may_take, may_clear and name_in_log(one.person.pk) != standing.actor.id)
            for one in people
        ),
        asks=tuple(_asks(Procedure(tender.procedure))),
        may_name=may_name,
    )


def may_read_words(actor: Actor) -> bool:
    """Whether somebody reads what a conflict is: who wrote the tender and who approves it."""
    return bool({Role.AUTHOR, Role.APPROVER} & actor.roles)


def _line(one: InRole, reads_words: bool, may_take: bool, may_clear: bool) -> PersonLine:
    return PersonLine(
        number=one.person.pk,
        name=str(one.person),
        known_as=one.known_as,
        role=ROLES[one.role][0],
        role_key=one.role.value,
        declared=_declared(one.declared, one.conflict),
        words=_words(one) if reads_words else "",
        key=_key(one) if one.role is Role.OPENER else "",
        may_go=may_take,
        may_clear=may_clear and one.conflict is not None,
    )


def _words(one: InRole) -> str:
    said = one.conflict or one.declared
    return said.words if said else ""


def _declared(last: InterestDeclared | None, conflict: InterestDeclared | None) -> str:
    if last is None:
        return "Not yet"
    if conflict is not None:
        told = f"Has a conflict, takes no part. Declared {moment_words(conflict.declared_at)}"
        later = f". Declared none {moment_words(last.declared_at)}, which does not end it"
        return told if last == conflict else f"{told}{later}"
    if last.decided_by_id is not None:
        return f"A conflict that does not bar them. Decided {moment_words(last.declared_at)}"
    return f"None. Declared {moment_words(last.declared_at)}"


def _key(one: InRole) -> str:
    if one.holder is not None and one.holder.opened_at is not None:
        return f"Used {moment_words(one.holder.opened_at)}"
    if one.holder is not None and one.holder.tried_at is not None:
        return f"Tried {moment_words(one.holder.tried_at)}"
    return "Not tried yet" if one.has_key else "No key yet"


def _asks(procedure: Procedure) -> list[str]:
    rules, several = RULES[procedure], words_of_kind(procedure).several
    approver = "An approver who is not the author" if rules.two_people else "An approver, who may be the author"
    asks = [approver]
    if rules.key_holders == 1:
        asks.append("1 person who opens the bids")
    elif rules.key_holders:
        asks.append(
            f"{rules.key_holders} people who can open bids, of whom any {rules.openers} do it together. "
            "Choose people who answer to different managers"
        )
    if rules.scores:
        asks.append(
            f"At least {rules.assessors} to score, before {several} are scored. Whoever scores is given no prices"
            if rules.takes_bids
            else f"At least {rules.assessors} to score, before {several} are scored"
        )
    return asks
