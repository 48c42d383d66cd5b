"""What follows when somebody is taken off a tender, before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.buyer_tenders import InRole
from worthwhile.apps.tenders.selectors.buyer_words import ROLES
from worthwhile.engines.tendering import RULES, Procedure, ProcedureRules, Role


@dataclass(frozen=True, kw_only=True)
class TakingOff:
    """Who would be taken off, in which role, and a sentence for each thing that follows."""

    name: str
    role: str
    follows: tuple[str, ...]


def present_taking_off(tender: Tender, named: InRole, people: Sequence[InRole]) -> TakingOff:
    """``people`` is everybody with a role, ``named`` among them."""
    rules = RULES[Procedure(tender.procedure)]
    left = sum(one.role is named.role for one in people) - 1
    return TakingOff(
        name=named.called,
        role=ROLES[named.role][0],
        follows=(
            *_of_role(named, left, rules),
            *_of_other_roles(named, people),
            "What they did and declared so far stays on record, and so does that you took them off.",
        ),
    )


def _of_role(named: InRole, left: int, rules: ProcedureRules) -> list[str]:
    if named.role is Role.OPENER:
        return [*_of_key(named), _needed(left, rules.key_holders, "opens bids", "open bids")]
    if named.role is Role.ASSESSOR:
        return ["No scores are lost: nobody has scored yet.", _needed(left, rules.assessors, "scores", "score")]
    if named.role is Role.APPROVER and not left:
        return ["Nobody is left who approves. Name somebody before it can be approved and published."]
    return []


def _of_key(named: InRole) -> list[str]:
    if named.holder is None:
        return ["They showed no opening key for this tender, so none is given up."]
    return [
        "Bids will not be sealed to their opening key. Whoever takes their place makes and tries a key of their own.",
        "The key stays theirs for other tenders. If they are named here again, they try it again.",
    ]


def _needed(left: int, needed: int, one: str, several: str) -> str:
    told = {0: f"Nobody is left who {one}", 1: f"1 person is left who {one}"}.get(
        left, f"{left} people are left who {several}"
    )
    return f"{told}." if left >= needed else f"{told}, and this tender needs {needed}."


def _of_other_roles(named: InRole, people: Sequence[InRole]) -> list[str]:
    others = [ROLES[one.role][0].lower() for one in people if one.person == named.person and one.role != named.role]
    if others:
        return [f"They keep their other {'role' if len(others) == 1 else 'roles'} here: {', '.join(others)}."]
    return ["They have no other role here, so they do nothing more in this tender and get no more letters about it."]
