"""Keep values of one's own: enter, add a version, retire, bring back, remove."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.library.models import Offer, OfferState, OwnValue, OwnValueVersion
from worthwhile.apps.library.models.offer import STANDING
from worthwhile.apps.library.selectors.where_used import is_used
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.services.recorded import record
from worthwhile.kernel.dates import PriceYear
from worthwhile.kernel.problems import InvalidInput, Problem, WorthwhileError

NEEDED = {
    "label": "Enter a short name of the value",
    "description": "Say what the value stands for and what it leaves out",
    "unit": "Enter what one of it is, such as per person per year",
    "source_title": "Enter the title of the publication. A value without a source is not kept",
    "source_publisher": "Enter who published it",
    "source_published": "Enter when it was published, such as March 2025",
    "source_locator": "Say where in the publication the figure stands, such as page 12 or table 3",
    "licence": "Enter the licence, or by what right you use the figure",
}


class ValueStillNeeded(WorthwhileError):
    """A value is used or was offered, so that it may be retired but not removed."""


@dataclass(frozen=True, kw_only=True)
class ValueEntry:
    """What a person enters about a value. Amounts are pounds of ``price_year`` for one ``unit``."""

    label: str
    description: str
    unit: str
    amount: Decimal
    price_year: str
    kind: str
    agency: str
    source_title: str
    source_publisher: str
    source_published: str
    source_locator: str
    licence: str
    sharing: str
    checked_on: date
    confidence: str
    low: Decimal | None = None
    high: Decimal | None = None
    source_address: str = ""


def entry_problems(given: Mapping[str, Any], *, on: date) -> list[Problem]:
    """What is wrong with what is given, by field; what is not given at all is asked for elsewhere."""
    problems = [Problem(name, message) for name, message in NEEDED.items() if name in given and not given[name].strip()]
    problems += _range_problems(given)
    checked = given.get("checked_on")
    if checked is not None and checked > on:
        problems.append(Problem("checked_on", "Enter the day on which you checked the figure: today or before"))
    address = given.get("source_address") or ""
    if address and not address.lower().startswith(("https://", "http://")):
        problems.append(Problem("source_address", "Enter a link that begins with https:// or http://"))
    return problems + _year_problems(given.get("price_year"))


def keep_own_value(*, organisation: Organisation, entry: ValueEntry, by: User, now: datetime) -> OwnValue:
    """Keep a new value with its first version. Raises InvalidInput with every problem, by field."""
    _refuse(entry, now)
    with transaction.atomic():
        value = OwnValue.objects.create(organisation=organisation, created_at=now)
        _add(value, entry, 1, by, now)
    return value


def add_version(*, own_value: OwnValue, entry: ValueEntry, by: User, now: datetime) -> OwnValueVersion:
    """Add a version, which holds from now on; the ones before stay as they are. Raises InvalidInput likewise."""
    _refuse(entry, now)
    with transaction.atomic():
        OwnValue.objects.select_for_update().get(pk=own_value.pk)
        return _add(own_value, entry, own_value.versions.count() + 1, by, now)


def retire(*, own_value: OwnValue, by: User, now: datetime) -> None:
    """Offer the value for no further case, and end its sharing; cases that took it keep what they took."""
    with transaction.atomic():
        Offer.objects.filter(own_value=own_value, state__in=STANDING).update(
            state=OfferState.WITHDRAWN, withdrawn_at=now
        )
        if OwnValue.objects.filter(pk=own_value.pk, retired_at=None).update(retired_at=now):
            record(Act.VALUE_KEPT, own_value.organisation, own_value, by=by, at=now, content={"retired": True})


def bring_back(*, own_value: OwnValue, by: User, now: datetime) -> None:
    """Let a retired value be used again."""
    with transaction.atomic():
        if OwnValue.objects.filter(pk=own_value.pk, retired_at__isnull=False).update(retired_at=None):
            record(Act.VALUE_KEPT, own_value.organisation, own_value, by=by, at=now, content={"retired": False})


def remove(*, own_value: OwnValue, by: User, now: datetime) -> None:
    """Remove a value entered by mistake. Raises ValueStillNeeded where a case uses it or it was ever offered."""
    with transaction.atomic():
        OwnValue.objects.select_for_update().get(pk=own_value.pk)
        if own_value.offers.exists():
            raise ValueStillNeeded("This value was offered to a network, and its history is kept. Retire it instead")
        if is_used([own_value.reference]):
            raise ValueStillNeeded("A case uses this value. Retire it instead: the case keeps what it took")
        record(Act.VALUE_KEPT, own_value.organisation, own_value, by=by, at=now, content={"removed": True})
        own_value.delete()


def _refuse(entry: ValueEntry, now: datetime) -> None:
    problems = entry_problems(asdict(entry), on=timezone.localdate(now))
    if problems:
        raise InvalidInput(problems)


def _add(value: OwnValue, entry: ValueEntry, number: int, by: User, now: datetime) -> OwnValueVersion:
    version = OwnValueVersion.objects.create(
        own_value=value, number=number, entered_at=now, entered_by=by, **asdict(entry)
    )
    content = {"version": number, **{name: str(given) for name, given in asdict(entry).items()}}
    record(Act.VALUE_KEPT, value.organisation, value, by=by, at=now, content=content)
    return version


def _range_problems(given: Mapping[str, Any]) -> list[Problem]:
    low, amount, high = (given.get(name) for name in ("low", "amount", "high"))
    problems = []
    if low is not None and amount is not None and low > amount:
        problems.append(Problem("low", f"Enter a lowest figure that is not above the value. You gave {low}"))
    if high is not None and amount is not None and high < amount:
        problems.append(Problem("high", f"Enter a highest figure that is not below the value. You gave {high}"))
    if "low" in given and "high" in given and (low is None) != (high is None):
        missing, word = ("low", "lowest") if low is None else ("high", "highest")
        problems.append(Problem(missing, f"Enter the {word} figure too, or leave both empty"))
    return problems


def _year_problems(given: str | None) -> list[Problem]:
    if not given:
        return []
    try:
        PriceYear.parse(given)
    except InvalidInput as error:
        return [Problem("price_year", error.problems[0].message.rstrip("."))]
    return []
