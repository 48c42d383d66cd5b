"""Set a version of a case aside, and sign it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.accounts.services.record_act import record_act
from worthwhile.apps.impact.models import Case, SignOff, Version
from worthwhile.apps.impact.selectors.valued import value_data
from worthwhile.apps.impact.selectors.versions import is_intact
from worthwhile.apps.impact.services.keep_case import refuse_too_large
from worthwhile.apps.impact.services.value_uses import note_uses_of_version
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.exchange.case_file import case_from_data
from worthwhile.kernel.problems import WorthwhileError


class AlreadySigned(WorthwhileError):
    """The same person signs a version once."""


class VersionIsDamaged(WorthwhileError):
    """A version no longer says what it said when it was kept."""


def keep_version(
    *, case: Case, revision: int, name: str, note: str, by: User | None, now: datetime, token: int | None = None
) -> Version:
    """Set the case aside as it stood at a revision.

    Raises InvalidCase with every problem where it is not complete, CaseTooLarge where a page could not value it.
    """
    kept = case.revisions.get(number=revision)
    refuse_too_large(case_from_data(kept.data).case)
    valued = value_data(kept.data)
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=case.pk)
        last = case.versions.order_by("-number").first()
        version = Version.objects.create(
            case=case,
            number=last.number + 1 if last else 1,
            revision=revision,
            name=name,
            note=note,
            content=kept.content,
            case_hash=valued.loaded.case_hash,
            summary=_summary(valued.result, kind=valued.loaded.case.kind.value),
            made_at=now,
            made_by=by,
        )
        note_uses_of_version(version)
        _record(Act.VERSION_KEPT, version, by=by, now=now, token=token)
    return version


def sign_version(*, version: Version, by: User, role: str, statement: str, now: datetime) -> SignOff:
    """Put a person's name to a version. Raises AlreadySigned, or VersionIsDamaged."""
    if not is_intact(version):
        raise VersionIsDamaged("This version is not what was kept, so it cannot be signed. Keep a new one.")
    try:
        with transaction.atomic():
            Case.objects.select_for_update().get(pk=version.case_id)
            sign_off = SignOff.objects.create(version=version, person=by, role=role, statement=statement, signed_at=now)
            _record(Act.VERSION_SIGNED, version, by=by, now=now)
    except IntegrityError:
        raise AlreadySigned("You have signed this version already.") from None
    return sign_off


def _summary(result: ValuationResult, *, kind: str) -> dict[str, Any]:
    spread = result.uncertainty.ratio if result.uncertainty else None
    return {
        "ratio": _text(result.ratio),
        "ratio_low": _text(spread.p5 if spread else None),
        "ratio_high": _text(spread.p95 if spread else None),
        "present_value": _text(result.present_value),
        "currency": result.currency,
        "price_year": result.price_year,
        "kind": kind,
        "engine_version": result.engine_version,
        "data_vintage": dict(result.data_vintage),
    }


def _text(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"


def _record(act: Act, version: Version, *, by: User | None, now: datetime, token: int | None = None) -> None:
    record_act(
        act=act,
        object_kind="version",
        object_id=version.pk,
        content={"case": version.case_hash, "version": version.number} | ({"token": token} if token else {}),
        at=now,
        actor_id=by.pk if by else None,
        organisation_id=version.case.organisation_id,
    )
