"""The invented council, its people and the invented suppliers. Nobody can sign in as one of them: see keepers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from worthwhile.apps.accounts.models import User
from worthwhile.apps.demonstration.services.keepers import MANAGER, ensure_keeper
from worthwhile.apps.organisations.models import Demonstration, Membership, Organisation, OrganisationKind, Role

BUYER = "Demonstration Borough Council"
AUTHOR = ("commissioner@demonstration.invalid", "Ash Example (made up)")
APPROVER = ("director@demonstration.invalid", "Blake Example (made up)")
OPENERS = (
    ("finance@demonstration.invalid", "Casey Example (made up)"),
    ("legal@demonstration.invalid", "Drew Example (made up)"),
    ("audit@demonstration.invalid", "Ellis Example (made up)"),
)
ASSESSORS = (
    ("public-health@demonstration.invalid", "Finley Example (made up)"),
    ("social-work@demonstration.invalid", "Gray Example (made up)"),
)
MODERATOR = ("procurement@demonstration.invalid", "Harper Example (made up)")


@dataclass(frozen=True, kw_only=True)
class Council:
    """The buyer with everybody who works on its tenders."""

    organisation: Organisation
    author: User
    approver: User
    openers: tuple[User, ...]
    assessors: tuple[User, ...]
    moderator: User

    @property
    def everybody(self) -> tuple[User, ...]:
        """All of them, each once."""
        return (self.author, self.approver, *self.openers, *self.assessors, self.moderator)


def ensure_council(now: datetime) -> Council:
    """The council, made the first time."""
    organisation = _ensure(BUYER, OrganisationKind.COMMISSIONER, now)
    return Council(
        organisation=organisation,
        author=_belongs(organisation, AUTHOR, Role.OWNER, now),
        approver=_belongs(organisation, APPROVER, Role.OWNER, now),
        openers=tuple(_belongs(organisation, one, Role.VIEWER, now) for one in OPENERS),
        assessors=tuple(_belongs(organisation, one, Role.VIEWER, now) for one in ASSESSORS),
        moderator=_belongs(organisation, MODERATOR, Role.VIEWER, now),
    )


def ensure_supplier(name: str, now: datetime) -> tuple[Organisation, User]:
    """An invented supplier by its name, with the person who acts for it."""
    organisation = _ensure(name, OrganisationKind.PROVIDER, now)
    owner = organisation.memberships.filter(role=Role.OWNER).select_related("person").first()
    return organisation, owner.person if owner else _belongs(organisation, MANAGER, Role.OWNER, now)


def _ensure(name: str, kind: OrganisationKind, now: datetime) -> Organisation:
    kept, _ = Organisation.objects.get_or_create(
        name=name,
        demonstration=Demonstration.EXAMPLE,
        defaults={"kind": kind, "legal_form": "invented", "created_at": now},
    )
    return kept


def _belongs(organisation: Organisation, keeper: tuple[str, str], role: Role, now: datetime) -> User:
    person = ensure_keeper(keeper)
    Membership.objects.get_or_create(
        organisation=organisation, person=person, defaults={"role": role, "joined_at": now}
    )
    return person
