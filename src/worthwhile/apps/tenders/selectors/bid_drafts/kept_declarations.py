"""What an organisation declared before, word for word the same, so that one tick is enough."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.conf import settings

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import DeclarationKept
from worthwhile.exchange.exact_json import read_exact_json
from worthwhile.exchange.sealing import Unsealable, box_named
from worthwhile.exchange.tender.bidding import Declaration


@dataclass(frozen=True, kw_only=True)
class DeclaredBefore:
    """What was declared, when, and whether it may still be used. ``words`` may be empty."""

    holds: bool
    words: str
    made_on: date
    valid_until: date | None
    is_expired: bool


def hash_of_text(text: str) -> str:
    """By what a declaration is known again: its words, whatever stands between them."""
    return sha256(" ".join(text.split()).encode()).hexdigest()


def box_name_of(organisation: Organisation) -> str:
    """The name of the box in which an organisation's declarations are."""
    return f"organisation-{organisation.pk}"


def declared_before(organisation: Organisation, asked: Iterable[Declaration], *, on: date) -> dict[str, DeclaredBefore]:
    """For each declaration that was made before what it said last, by its id in the tender."""
    hashes = {hash_of_text(one.text): one.id for one in asked}
    rows = DeclarationKept.objects.filter(organisation=organisation, text_hash__in=list(hashes)).order_by("pk")
    found: dict[str, DeclaredBefore] = {}
    for row in rows:
        made = _opened(organisation, row, on)
        if made is not None:
            found[hashes[row.text_hash]] = made
    return found


def _opened(organisation: Organisation, row: DeclarationKept, on: date) -> DeclaredBefore | None:
    try:
        plain = box_named(settings.HOME, box_name_of(organisation)).take(bytes(row.sealed))
    except Unsealable:
        return None
    said = read_exact_json(plain.decode())
    return DeclaredBefore(
        holds=said["holds"],
        words=said["words"],
        made_on=row.made_on,
        valid_until=row.valid_until,
        is_expired=row.valid_until is not None and row.valid_until < on,
    )
