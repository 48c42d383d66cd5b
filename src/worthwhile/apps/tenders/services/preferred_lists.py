"""Lists of suppliers: made by a buyer, open to applications, each supplier on them with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.services.recorded import record
from worthwhile.apps.tenders.models import HowListed, ListApplication, Listed, PreferredList
from worthwhile.apps.tenders.services.tell import tell_applicant
from worthwhile.kernel.problems import InvalidInput, Problem, WorthwhileError

MOST_LISTS = 100
MOST_APPLICATIONS = 50
"""How many applications of one supplier may wait at once: an organisation is easily made."""


class CannotList(WorthwhileError):
    """A supplier cannot come onto a list, or not in this way."""


def make_list(
    *,
    buyer: Organisation,
    name: str,
    kinds: Sequence[str],
    areas: Sequence[str],
    is_open: bool,
    by: User,
    now: datetime,
) -> PreferredList:
    """A new list. Raises CannotList in the demonstration, InvalidInput where a list is called that."""
    if buyer.is_demonstration:
        raise CannotList("The demonstration asks nobody for quotes. Make an organisation of your own first.")
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=buyer.pk)
        if buyer.preferred_lists.count() >= MOST_LISTS:
            raise CannotList(f"An organisation can keep up to {MOST_LISTS} lists.")
        _refuse_taken_name(buyer, name, None)
        made = PreferredList.objects.create(
            buyer=buyer, name=name, kinds=list(kinds), areas=list(areas), open_to_applications=is_open, made_at=now
        )
        record(Act.LIST_MADE, buyer, made, by=by, at=now, content=_content(made))
    return made


def change_list(
    *, preferred: PreferredList, name: str, kinds: Sequence[str], areas: Sequence[str], is_open: bool, by: User,
    now: datetime,
) -> None:  # fmt: skip
    """Change what a list is called, what it is for, and whether suppliers may apply. Raises InvalidInput."""
    with transaction.atomic():
        _refuse_taken_name(preferred.buyer, name, preferred.pk)
        preferred.name, preferred.kinds, preferred.areas = name, list(kinds), list(areas)
        preferred.open_to_applications = is_open
        preferred.save()
        record(Act.LIST_CHANGED, preferred.buyer, preferred, by=by, at=now, content=_content(preferred))


def put_on_list(
    *, preferred: PreferredList, supplier: Organisation, reason: str, by: User, now: datetime,
    how: HowListed = HowListed.BY_BUYER,
) -> Listed:  # fmt: skip
    """Put a supplier on a list, with the reason. Raises CannotList, InvalidInput."""
    _need(reason, "reason", "Say why, such as: it works in these streets. The supplier reads it.")
    if supplier.pk == preferred.buyer_id:
        raise CannotList("An organisation is no supplier of its own. Choose another.")
    if supplier.is_demonstration:
        raise CannotList("This organisation is part of the demonstration and answers nobody.")
    with transaction.atomic():
        PreferredList.objects.select_for_update().get(pk=preferred.pk)
        if preferred.listed.filter(supplier=supplier, left_at=None).exists():
            raise CannotList(f"{supplier} is on this list already.")
        listed = Listed.objects.create(list=preferred, supplier=supplier, since=now, how=how, reason=reason.strip())
        content = {"list": preferred.pk, "supplier": supplier.pk, "how": how.value}
        record(Act.SUPPLIER_LISTED, preferred.buyer, listed, by=by, at=now, content=content)
    return listed


def put_all_on_list(
    *, preferred: PreferredList, suppliers: Sequence[Organisation], reason: str, by: User, now: datetime
) -> None:
    """Put several suppliers on a list, all or none. Raises CannotList, InvalidInput."""
    with transaction.atomic():
        for supplier in suppliers:
            put_on_list(preferred=preferred, supplier=supplier, reason=reason, by=by, now=now)


def take_off_list(*, listed: Listed, reason: str, by: User, now: datetime) -> None:
    """Take a supplier off a list, or leave it, with the reason that both read. Raises InvalidInput."""
    _need(reason, "reason", "Say why. The other side reads it.")
    with transaction.atomic():
        left = Listed.objects.filter(pk=listed.pk, left_at=None).update(left_at=now, left_why=reason.strip())
        if left:
            content = {"list": listed.list_id, "supplier": listed.supplier_id}
            record(Act.SUPPLIER_TAKEN_OFF, listed.list.buyer, listed, by=by, at=now, content=content)


def apply_to_list(
    *, preferred: PreferredList, supplier: Organisation, words: str, by: User, now: datetime
) -> ListApplication:
    """Ask to be put on a list. Raises CannotList, InvalidInput."""
    _need(words, "words", "Say what you do and where, in a sentence or two.")
    if supplier.is_demonstration:
        raise CannotList("The demonstration applies nowhere. Make an organisation of your own first.")
    with transaction.atomic():
        held = PreferredList.objects.select_for_update().get(pk=preferred.pk)
        if not held.open_to_applications:
            raise CannotList("This list is not open to applications now. Ask the buyer.")
        if held.buyer_id == supplier.pk or held.listed.filter(supplier=supplier, left_at=None).exists():
            raise CannotList("You are on this list already, or it is your own.")
        if held.applications.filter(supplier=supplier, decided_at=None).exists():
            raise CannotList("Your application waits for an answer. You can apply again once there is one.")
        if supplier.list_applications.filter(decided_at=None).count() >= MOST_APPLICATIONS:
            raise CannotList(f"{MOST_APPLICATIONS} applications of yours wait. Apply again once some are answered.")
        made = ListApplication.objects.create(
            list=held, supplier=supplier, words=words.strip(), made_at=now, made_by=by
        )
        record(Act.LIST_APPLIED_TO, supplier, made, by=by, at=now, content={"list": held.pk, "supplier": supplier.pk})
    return made


def decide_application(*, application: ListApplication, admitted: bool, reasons: str, by: User, now: datetime) -> None:
    """Admit a supplier or decline, with reasons that it reads. One that was declined may be admitted after all.

    It is told by e-mail that there is a decision. Raises CannotList for one that was admitted, InvalidInput.
    """
    _need(reasons, "reasons", "Say why. The supplier reads it.")
    with transaction.atomic():
        held = ListApplication.objects.select_for_update().get(pk=application.pk)
        if held.admitted:
            raise CannotList("This supplier was admitted. To end that, take it off the list.")
        is_new = held.decided_at is None or held.admitted != admitted
        held.admitted, held.reasons, held.decided_at, held.decided_by = admitted, reasons.strip(), now, by
        held.save()
        if admitted:
            preferred, supplier = held.list, held.supplier
            put_on_list(
                preferred=preferred, supplier=supplier, reason=reasons, by=by, now=now, how=HowListed.APPLIED
            )  # fmt: skip
        content = {"list": held.list_id, "admitted": admitted}
        record(Act.LIST_APPLICATION_DECIDED, held.list.buyer, held, by=by, at=now, content=content)
        if is_new:
            tell_applicant(held)


def _content(preferred: PreferredList) -> dict[str, object]:
    return {
        "kinds": preferred.kinds,
        "areas": preferred.areas,
        "open_to_applications": preferred.open_to_applications,
    }


def _refuse_taken_name(buyer: Organisation, name: str, own: int | None) -> None:
    if any(one.pk != own for one in buyer.preferred_lists.filter(name=name)):
        raise InvalidInput([Problem("name", f"You have a list called {name}. Choose another name.")])


def _need(words: str, path: str, advice: str) -> None:
    if not words.strip():
        raise InvalidInput([Problem(path, advice)])
