"""Who bids: the bidder, and in a joint bid everybody who takes part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from worthwhile.exchange.tender.fields import blank_problems, words
from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described


class MemberRole(StrEnum):
    """What somebody is in a joint bid."""

    LEAD = "lead"
    MEMBER = "member"
    SUB_CONTRACTOR = "sub-contractor"


@dataclass(frozen=True, kw_only=True)
class BidderIdentifier(Record):
    """A number by which a register knows the bidder."""

    scheme: str = described("Register, such as GB-COH or GB-CHC")
    id: str = described("The number there, in quotes")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return blank_problems(values, "scheme", "id")


@dataclass(frozen=True, kw_only=True)
class TenderBidder(Record):
    """The organisation that bids. Nobody in it is named: a bid is judged without people."""

    name: str = described("The name of the bidder")
    identifiers: tuple[BidderIdentifier, ...] = described("Numbers by which registers know it", default=(), longest=20)
    find_a_tender_share_code: str | None = words("Share code of its details on Find a Tender")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return blank_problems(values, "name")


@dataclass(frozen=True, kw_only=True)
class DeclarationMade(Record):
    """A declaration of the tender, made by whoever it stands with."""

    declaration: str = described("Id of the declaration in the tender")
    holds: bool = described("Whether what it says holds: true or false")
    words: str | None = described("What is to be known about it, such as why it does not hold", default=None)
    made_on: date = described("When it was made, such as 2026-04-01")

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return blank_problems(values, "declaration")


@dataclass(frozen=True, kw_only=True)
class BidMember(Record):
    """Somebody who takes part in a joint bid."""

    name: str = described("The name of the organisation")
    identifiers: tuple[BidderIdentifier, ...] = described("Numbers by which registers know it", default=(), longest=20)
    role: MemberRole = described("What it is in the bid")
    share: Decimal | None = described("Its part of the work, as a fraction: 0.40 for 40%", default=None, rate=True)
    does: str | None = words("What it does")
    declarations: tuple[DeclarationMade, ...] = described("Declarations it made itself", default=(), longest=200)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return blank_problems(values, "name")


def member_problems(members: tuple[BidMember, ...]) -> list[Problem]:
    """What does not hold together among those who bid jointly: one lead, and shares that add up to the whole."""
    if not members:
        return []
    leads = sum(member.role is MemberRole.LEAD for member in members)
    problems = [] if leads == 1 else [Problem("members", f"Name exactly one lead. You gave {leads}.")]
    partners = [(at, member.share) for at, member in enumerate(members) if member.role is not MemberRole.SUB_CONTRACTOR]
    given = [share for _, share in partners if share is not None]
    if not given:
        return problems
    left_out = [at for at, share in partners if share is None]
    said = "Give its share too: the shares of lead and members add up to 1 once any is given."
    problems += [Problem(f"members[{at}].share", said) for at in left_out]
    if not left_out and sum(given) != 1:
        told = f"The shares of lead and members add up to {sum(given)}. Make them add up to 1."
        problems.append(Problem("members", told))
    return problems
