"""Begin a tender, name its people, and bring it to publication."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import Act as AuditAct
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Demonstration, Organisation
from worthwhile.apps.organisations.models import Role as Membership
from worthwhile.apps.organisations.selectors.memberships import find_membership
from worthwhile.apps.organisations.services.recorded import record
from worthwhile.apps.tenders.models import OFFICES, InterestDeclared, Tender, TenderPerson, name_in_log
from worthwhile.apps.tenders.selectors.judging import judging_of
from worthwhile.apps.tenders.selectors.naming import why_not_name
from worthwhile.apps.tenders.selectors.situation import conflicts_in, person_in
from worthwhile.apps.tenders.selectors.standing_back import list_standing_back
from worthwhile.apps.tenders.services.acting import ask_leave, done, locked
from worthwhile.apps.tenders.services.letter import Letter
from worthwhile.apps.tenders.services.log import log_act
from worthwhile.apps.tenders.services.tell import tell_people
from worthwhile.apps.tenders.services.undo_opening import undo_conflicted_openings
from worthwhile.engines.tendering import RULES, Act, Procedure, Role, Stage
from worthwhile.kernel.problems import InvalidInput, Problem, WorthwhileError

BEFORE_BIDS = (Stage.DRAFT, Stage.READY)
"""The stages at which nobody can have bid, so that whoever opens bids may still change."""

JUDGES = frozenset({Role.ASSESSOR, Role.MODERATOR})


class NotAMember(WorthwhileError):
    """Somebody is named for a tender of an organisation that they do not belong to."""


class CannotBegin(WorthwhileError):
    """An organisation cannot run tenders here."""


class CannotName(WorthwhileError):
    """The people of a tender cannot be changed in this way now, or not by this person."""


class CannotClear(WorthwhileError):
    """A conflict of interest is not cleared by this person, or there is none."""


class NotNamed(WorthwhileError):
    """Somebody has no role in a tender."""


def begin_tender(
    *, buyer: Organisation, procedure: Procedure, title: str, by: User, now: datetime, known_as: str = ""
) -> Tender:
    """A new draft, whose author is ``by``. Raises CannotBegin for a visitor's own organisation."""
    if buyer.demonstration == Demonstration.VISITOR:
        # A visit is erased when it is over, and the log of a tender never is.
        raise CannotBegin("A visit to the demonstration cannot run a tender. Make an account to begin one.")
    with transaction.atomic():
        tender = Tender.objects.create(
            buyer=buyer,
            procedure=procedure,
            title=title,
            author=by,
            created_at=now,
            is_demonstration=buyer.is_demonstration,
        )
        log_act(tender, "begin", who=name_in_log(by.pk), about={"procedure": procedure.value}, now=now)
        _name_person(tender, by, Role.AUTHOR, known_as, by=by, now=now)
        record(AuditAct.TENDER_BEGUN, buyer, tender, by=by, at=now, content={"procedure": procedure.value})
    return tender


def name_person(
    *, tender: Tender, person: User, role: Role, by: User, now: datetime, known_as: str = ""
) -> TenderPerson:
    """Give somebody of the buyer a role. The author names people. Raises NotAMember, CannotName."""
    with locked(tender) as held:
        _ask_to_name(held, role, by)
        _refuse_who_knows_names(held, person, role)
        return _name_person(held, person, role, known_as, by=by, now=now)


def take_role_away(*, tender: Tender, person: User, role: Role, by: User, now: datetime) -> None:
    """Undo that somebody was named, before publication; whoever opens bids no more needs no key. Raises CannotName."""
    with locked(tender) as held:
        ask_to_take_off(held, person, role, by)
        if role is Role.OPENER:
            held.holders.filter(person=person).delete()
        if held.people.filter(person=person, role=role).delete()[0]:
            about = {"person": name_in_log(person.pk), "role": role.value}
            log_act(held, "take-role-away", who=name_in_log(by.pk), about=about, now=now)


def ask_to_take_off(tender: Tender, person: User, role: Role, by: User) -> None:
    """Whether ``by`` may take a role away from somebody now. Raises CannotName with the reason where not."""
    _ask_to_name(tender, role, by)
    if tender.stage not in BEFORE_BIDS:
        raise CannotName("People are taken off before publication. From then on the record holds them.")
    if role is Role.AUTHOR and not tender.people.filter(role=role).exclude(person=person).exists():
        raise CannotName("A tender needs an author. Name another one first.")


def declare_interest(*, tender: Tender, person: User, conflicted: bool, words: str, now: datetime) -> InterestDeclared:
    """Keep what somebody with a role declares of conflicts of interest. Raises NotNamed.

    A conflict that was declared stands until somebody else clears it.
    """
    with locked(tender) as held:
        if not held.people.filter(person=person).exists():
            raise NotNamed("Only people who have a role in this tender declare their interests.")
        kept = InterestDeclared.objects.create(
            tender=held, person=person, conflicted=conflicted, words=words, declared_at=now
        )
        log_act(held, "declare-interest", who=name_in_log(person.pk), about={"conflicted": conflicted}, now=now)
        if conflicted:
            undo_conflicted_openings(held, now)
            tell_people(held, Role.APPROVER, Letter.CONFLICT_DECLARED, now)
            if held.stage == Stage.MODERATING and any(
                one.person == person.pk for one in list_standing_back(held, judging_of(held))
            ):
                tell_people(held, Role.MODERATOR, Letter.STANDING_BACK_WAITS, now)
    return kept


def clear_interest(*, tender: Tender, person: User, words: str, by: User, now: datetime) -> InterestDeclared:
    """Decide, with reasons, that a conflict somebody declared does not bar them. Raises CannotClear, InvalidInput."""
    if not words.strip():
        raise InvalidInput([Problem("words", "Say why this does not bar them. It stands in the record.")])
    with locked(tender) as held:
        actor = person_in(held, by)
        if person.pk == by.pk or Role.APPROVER not in actor.roles or actor.conflicted or not actor.declared:
            raise CannotClear("Somebody else who approves this tender, and declared no conflict, decides on it.")
        if not conflicts_in(held).get(person.pk, False):
            raise CannotClear("No conflict of this person stands.")
        kept = InterestDeclared.objects.create(
            tender=held, person=person, conflicted=False, words=words.strip(), decided_by=by, declared_at=now
        )
        log_act(held, "clear-interest", who=name_in_log(by.pk), about={"person": name_in_log(person.pk)}, now=now)
    return kept


def approve(*, tender: Tender, by: User, now: datetime) -> None:
    """Say that a draft may be published. Raises NotAllowed."""
    with locked(tender) as held:
        answer = ask_leave(held, Act.APPROVE, person_in(held, by), now)
        done(held, answer, who=name_in_log(by.pk), now=now)
        tell_people(held, Role.AUTHOR, Letter.PUBLISH_IT, now)


def return_to_draft(*, tender: Tender, reason: str, by: User, now: datetime) -> None:
    """Take an approval back, so that the tender can be changed. Raises NotAllowed."""
    with locked(tender) as held:
        answer = ask_leave(held, Act.RETURN_TO_DRAFT, person_in(held, by), now)
        done(held, answer, who=name_in_log(by.pk), now=now, about={"reason": reason.strip()})
        tell_people(held, Role.AUTHOR, Letter.RETURNED, now)


def _ask_to_name(tender: Tender, role: Role, by: User) -> None:
    """Raises CannotName."""
    refusal = why_not_name(tender, role, by)
    if refusal is not None:
        raise CannotName(refusal)


def _refuse_who_knows_names(tender: Tender, person: User, role: Role) -> None:
    """Raises CannotName for somebody who could see whose bid is whose, and would judge them now."""
    is_judged = tender.stage in (Stage.ASSESSING, Stage.MODERATING) and tender.bids.exists()
    if role not in JUDGES or not is_judged or not RULES[Procedure(tender.procedure)].two_people:
        return
    held = person_in(tender, person).roles
    if held & {Role.AUTHOR, Role.APPROVER} and not held & JUDGES:
        raise CannotName(f"{person} could see whose bid is whose, so somebody else has to judge them.")


def _name_person(tender: Tender, person: User, role: Role, known_as: str, *, by: User, now: datetime) -> TenderPerson:
    if role not in OFFICES:
        raise ValueError(f"{role} is not given to a person")
    membership = find_membership(person, tender.buyer_id)
    if membership is None:
        raise NotAMember(f"Only members of {tender.buyer} can work on this tender. Invite them first.")
    if membership.role == Membership.ASSESSOR:
        # They check cases from outside, perhaps for a body that bids.
        raise NotAMember(f"{person} is an assessor from outside. Give them another role in {tender.buyer} first.")
    named, new = TenderPerson.objects.get_or_create(
        tender=tender, person=person, role=role, defaults={"named_at": now, "known_as": known_as}
    )
    if new:
        log_act(
            tender,
            "name-person",
            who=name_in_log(by.pk),
            about={"person": name_in_log(person.pk), "role": role.value},
            now=now,
        )
    return named
