"""Invite the suppliers whose turn it is, with the reasons kept of those who are asked and of those who are not."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import PreferredList, SupplierChoice, Tender, name_in_log
from worthwhile.apps.tenders.selectors.invitations import number_of, supplier_id
from worthwhile.apps.tenders.selectors.quick_quote_asked import kept_data, latest_choice, sought_of
from worthwhile.apps.tenders.selectors.quick_quote_turns import Turns, find_turns
from worthwhile.apps.tenders.services.acting import locked
from worthwhile.apps.tenders.services.invite import CannotInvite, invite_supplier, take_invitation_back
from worthwhile.apps.tenders.services.log import commit_to, log_act
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.kernel.problems import InvalidInput, Problem, WorthwhileError


class TurnsHaveMoved(WorthwhileError):
    """Since somebody looked, another supplier joined, or something else changed whose turn it is."""

    def __init__(self) -> None:
        super().__init__("Something changed meanwhile, so it is another's turn. Read the new choice, then go on.")


@dataclass(frozen=True, kw_only=True)
class Replaced:
    """The one supplier that the buyer puts out for another who fits, and why. Ids as draws have them."""

    out: str
    into: str
    reason: str


def invite_in_turn(
    *, tender: Tender, source: PreferredList | None, replaced: Replaced | None, seen: str, by: User, now: datetime
) -> None:
    """Invite those whose turn it is, in place of whoever an earlier choice invited.

    ``seen`` is the fingerprint of the choice that the buyer read. Raises NotAllowed, CannotInvite, TurnsHaveMoved,
    InvalidInput.
    """
    with locked(tender) as held:
        turns = find_turns(held, sought_of(kept_data(held)), source)
        if turns.fingerprint != seen:
            raise TurnsHaveMoved
        if not turns.rotation.chosen:
            raise CannotInvite("Nobody fits. Ask for less, choose from another list, or invite somebody by name.")
        if replaced is not None:
            _check(replaced, turns)
        _take_back(held, by, now)
        for name, reason in _reasons(turns, replaced).items():
            supplier = Organisation.objects.get(pk=number_of(name))
            if not held.invited.filter(supplier=supplier).exists():
                invite_supplier(tender=held, supplier=supplier, reason=reason, by=by, now=now)
        _keep(held, turns, replaced, by, now)


def _check(replaced: Replaced, turns: Turns) -> None:
    chosen = {one.supplier.id for one in turns.rotation.chosen}
    waiting = {one.supplier.id for one in turns.rotation.waiting}
    problems = []
    if replaced.out not in chosen:
        problems.append(Problem("out", "Choose one of those whose turn it is."))
    if replaced.into not in waiting:
        problems.append(Problem("into", "Choose one who fits and whose turn comes later."))
    if not replaced.reason.strip():
        problems.append(Problem("swap_reason", "Say why. It is kept with the record of this choice."))
    if problems:
        raise InvalidInput(problems)


def _take_back(tender: Tender, by: User, now: datetime) -> None:
    """Whoever was invited by name stays; those of an earlier choice make way for this one."""
    before = latest_choice(tender)
    if before is None:
        return
    data = before.data
    names = {one["id"] for one in data["chosen"]} | ({data["replaced"]["into"]} if data["replaced"] else set())
    for invited in tender.invited.select_related("tender", "supplier"):
        if supplier_id(invited.supplier) in names:
            take_invitation_back(invited=invited, by=by, now=now)


def _reasons(turns: Turns, replaced: Replaced | None) -> dict[str, str]:
    reasons = {one.supplier.id: one.why for one in turns.rotation.chosen}
    if replaced is not None:
        into, out = turns.find(replaced.into), turns.find(replaced.out)
        assert into is not None
        assert out is not None
        del reasons[replaced.out]
        why = replaced.reason.strip().rstrip(".")
        reasons[replaced.into] = f"The buyer chose it in place of {out.supplier.name}: {why}. {into.why}"
    return reasons


def _keep(tender: Tender, turns: Turns, replaced: Replaced | None, by: User, now: datetime) -> None:
    content = exact_json_text({**turns.data, "replaced": asdict(replaced) if replaced else None})
    SupplierChoice.objects.create(tender=tender, content=content, made_at=now, made_by=by)
    about = {
        "commitment": commit_to(tender, content, now=now),
        "draw": turns.draw,
        "chosen": len(turns.rotation.chosen),
        "fitting": sum(len(some) for some in (turns.rotation.chosen, turns.rotation.waiting, turns.rotation.beside)),
        "replaced": replaced is not None,
    }
    log_act(tender, "choose-suppliers", who=name_in_log(by.pk), about=about, now=now)
