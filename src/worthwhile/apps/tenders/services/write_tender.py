"""Begin a tender, name its people, and bring it to publication."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.selectors.memberships import find_membership
from worthwhile.apps.tenders.models import OFFICES, InterestDeclared, Tender, TenderPerson
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.services.acting import ask_leave, done, locked
from worthwhile.apps.tenders.services.log import log_act
from worthwhile.engines.tendering import Act, Procedure, Role
from worthwhile.kernel.problems import WorthwhileError


class NotAMember(WorthwhileError):
    """Somebody is named for a tender of an organisation that they do not belong to."""


def begin_tender(
    *, buyer: Organisation, procedure: Procedure, title: str, by: User, now: datetime, known_as: str = ""
) -> Tender:
    """A new draft, whose author is ``by``."""
    with transaction.atomic():
        tender = Tender.objects.create(buyer=buyer, procedure=procedure, title=title, author=by, created_at=now)
        log_act(tender, "begin", who=_name(by), about={"procedure": procedure.value}, now=now)
        _name_person(tender, by, Role.AUTHOR, known_as, by=by, now=now)
    return tender


def name_person(
    *, tender: Tender, person: User, role: Role, by: User, now: datetime, known_as: str = ""
) -> TenderPerson:
    """Give somebody of the buyer a role. Raises NotAMember. Whoever may edit the tender may name its people."""
    with locked(tender) as held:
        return _name_person(held, person, role, known_as, by=by, now=now)


def declare_interest(*, tender: Tender, person: User, conflicted: bool, words: str, now: datetime) -> InterestDeclared:
    """Keep what somebody declares of conflicts of interest. The latest declaration counts."""
    with locked(tender) as held:
        kept = InterestDeclared.objects.create(
            tender=held, person=person, conflicted=conflicted, words=words, declared_at=now
        )
        log_act(held, "declare-interest", who=_name(person), about={"conflicted": conflicted}, now=now)
    return kept


def approve(*, tender: Tender, by: User, now: datetime) -> None:
    """Say that a draft may be published. Raises NotAllowed."""
    with locked(tender) as held:
        answer = ask_leave(held, Act.APPROVE, person_in(held, by), now)
        done(held, answer, who=_name(by), now=now)


def _name_person(tender: Tender, person: User, role: Role, known_as: str, *, by: User, now: datetime) -> TenderPerson:
    if role not in OFFICES:
        raise ValueError(f"{role} is not given to a person")
    if find_membership(person, tender.buyer_id) is None:
        raise NotAMember(f"Only members of {tender.buyer} can work on this tender. Invite them first.")
    named, new = TenderPerson.objects.get_or_create(
        tender=tender, person=person, role=role, defaults={"named_at": now, "known_as": known_as}
    )
    if new:
        log_act(tender, "name-person", who=_name(by), about={"person": _name(person), "role": role.value}, now=now)
    return named


def _name(person: User) -> str:
    return f"person-{person.pk}"
