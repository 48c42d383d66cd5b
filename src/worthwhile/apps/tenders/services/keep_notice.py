"""Keep the notice of an act that everybody is told of, in the transaction of the act."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from worthwhile.apps.tenders.models import KeptNotice, Tender
from worthwhile.apps.tenders.selectors.notice_record import notice_record
from worthwhile.engines.tendering import Act, Procedure
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.exchange.notices import Entry, NoticeKind, every_entry, release_of, with_what_went
from worthwhile.market.compile.columns.contacts import without_contacts
from worthwhile.market.compile.merge import merge_releases
from worthwhile.market.compile.rules import shipped_rules
from worthwhile.market.store.json_text import read_json

NOTICE_OF: Mapping[Act, NoticeKind] = MappingProxyType(
    {
        Act.PUBLISH: NoticeKind.TENDER,
        Act.EXTEND: NoticeKind.TENDER_UPDATE,
        Act.EXTEND_FOR_OUTAGE: NoticeKind.TENDER_UPDATE,
        Act.EXTEND_FOR_QUESTIONS: NoticeKind.TENDER_UPDATE,
        Act.CHANGE_DOCUMENTS: NoticeKind.TENDER_UPDATE,
        Act.CANCEL: NoticeKind.CANCELLATION,
        Act.END_WITHOUT_AWARD: NoticeKind.UNSUCCESSFUL,
        Act.TELL_EVERYBODY: NoticeKind.INTENDED_AWARD,
        Act.RETURN_TO_ASSESSMENT: NoticeKind.AWARD_WITHDRAWN,
        Act.AWARD: NoticeKind.AWARD,
        Act.RECORD_CONTRACT: NoticeKind.CONTRACT,
    }
)
_CHANGED: Mapping[Act, str] = MappingProxyType(
    {
        Act.EXTEND: "The deadline moved on.",
        Act.EXTEND_FOR_OUTAGE: "The deadline moved on because of an outage.",
        Act.EXTEND_FOR_QUESTIONS: "The deadline moved on.",
        Act.CHANGE_DOCUMENTS: "There is a new version of the documents.",
    }
)
_ENDS = (NoticeKind.CANCELLATION, NoticeKind.UNSUCCESSFUL)
# What acts without a reason of their own are done for.
_REASONS: Mapping[Act, str] = MappingProxyType(
    {
        Act.EXTEND_FOR_QUESTIONS: "A question still waited for its answer.",
        Act.RETURN_TO_ASSESSMENT: "A representation against the outcome was upheld.",
        Act.DECIDE_SETTING_ASIDE: "A bid was set aside after the outcome was told.",
    }
)
# Whatever people wrote; codes, numbers and addresses stay as they are.
_TEXTS = frozenset(
    {
        "title", "name", "description", "rationale", "eligibilityCriteria", "awardCriteriaDetails",
        "procurementMethodRationale", "noLotsDivisionRationale", "noAgreedMetricsRationale",
    }
)  # fmt: skip


def notice_of_act(tender: Tender, act: Act, about: Mapping[str, Any], now: datetime) -> KeptNotice | None:
    """Keep the notice of an act that was just done; None where nobody but the buyer is told of it."""
    kind = NOTICE_OF.get(act)
    if about.get("outcome_withdrawn"):
        # An outcome that everybody was told of stands no more, whatever it was that ended it.
        kind = NoticeKind.AWARD_WITHDRAWN
    if kind is None:
        return None
    if act is Act.PUBLISH and tender.procedure == Procedure.MOST_SUITABLE:
        kind = NoticeKind.INTENTION
    reason = str(about.get("reason", "")) or _REASONS.get(act, "")
    return keep_notice(tender, kind, now=now, what=_CHANGED.get(act, ""), reason=reason)


def keep_notice(
    tender: Tender, kind: NoticeKind, *, now: datetime, what: str = "", reason: str = ""
) -> KeptNotice | None:
    """Keep a notice of a tender as it stands. The caller holds the lock and has changed the rest.

    None for a tender that ends before anybody was told of it.
    """
    was_told = tender.published_at is not None or tender.notices.exists()
    if kind in _ENDS and not was_told:
        return None
    record = notice_record(tender, kind, now, what=what, reason=reason)
    release = release_of(record, kind)
    if kind is NoticeKind.TENDER_UPDATE:
        release = with_what_went(release, told_so_far(tender))
    entries = [dataclasses.asdict(_without_contacts(one)) for one in every_entry(record, kind)]
    return KeptNotice.objects.create(
        tender=tender,
        number=record.number,
        kind=kind.value,
        made_at=now,
        content=exact_json_text(_texts_without_contacts(release)),
        to_enter=exact_json_text(entries),
    )


def told_so_far(tender: Tender) -> dict[str, Any]:
    """What all notices of a tender say together, as anybody merges them; nothing before the first."""
    releases = [read_json(one.content.encode()) for one in tender.notices.order_by("number")]
    return merge_releases(releases, shipped_rules()).release if releases else {}


def _without_contacts(entry: Entry) -> Entry:
    return dataclasses.replace(entry, text=None if entry.text is None else without_contacts(entry.text))


def _texts_without_contacts(data: Any, name: str = "") -> Any:
    """The release without e-mail addresses and telephone numbers that somebody wrote into a text."""
    if isinstance(data, Mapping):
        return {key: _texts_without_contacts(item, key) for key, item in data.items()}
    if isinstance(data, list):
        return [_texts_without_contacts(item, name) for item in data]
    return without_contacts(data) if isinstance(data, str) and name in _TEXTS else data
