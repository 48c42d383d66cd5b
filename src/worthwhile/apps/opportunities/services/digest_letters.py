"""The letters about what is new in a saved search and what changed of watched notices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from worthwhile.apps.opportunities.models import Subscriber
from worthwhile.apps.opportunities.selectors.digest_due import Untold
from worthwhile.apps.opportunities.selectors.market import OpenMarket
from worthwhile.apps.opportunities.selectors.saved_search_answers import new_since, open_now
from worthwhile.apps.opportunities.selectors.watch_notices import NoticeLine
from worthwhile.apps.opportunities.services.digest_stop import SEARCH, WATCH, proof_of

MOST_TOLD = 25
SOON = timedelta(days=7)
MOST_SOON = 10


@dataclass(frozen=True, kw_only=True)
class Linked:
    """A notice, and where its page stands."""

    notice: NoticeLine
    address: str


def digest_letter(
    subscriber: Subscriber, market: OpenMarket, *, address: str, now: datetime
) -> EmailMultiAlternatives | None:
    """The digest of a saved search for one subscriber; None where nothing is new. ``address``: where we are."""
    saved = subscriber.search
    new = new_since(saved, market, seq=subscriber.told_seq, told=subscriber.told_until, on=now)
    if not new:
        return None
    known = {line.ocid for line in new}
    soon = [line for line in open_now(saved, market, on=now) if _closes_soon(line, now) and line.ocid not in known]
    key = {"organisation": saved.organisation_id, "search": saved.pk}
    stop = _stop(address, SEARCH, saved.pk, subscriber.user_id)
    words = {
        "search": saved,
        "organisation": saved.organisation,
        "new": _linked(new[:MOST_TOLD], address),
        "count": len(new),
        "more": max(0, len(new) - MOST_TOLD),
        "soon": _linked(soon[:MOST_SOON], address),
        "search_address": address + reverse("opportunities:saved_search", kwargs=key),
        "stop": stop,
        "often": subscriber.get_often_display(),
    }
    notices = "1 new opportunity" if len(new) == 1 else f"{len(new)} new opportunities"
    return _letter(f"{notices}: {_one_line(saved.name)}", "digest", words, to=subscriber.user.email, stop=stop)


def changes_letter(untold: Untold, *, address: str) -> EmailMultiAlternatives:
    """What changed of the notices that an organisation watches, for one of its members."""
    told: dict[str, dict[str, Any]] = {}
    for reader, alert in untold.alerts:
        page = address + reverse("opportunities:watch_notice", args=[untold.organisation.pk, reader.watched.ocid])
        line = told.setdefault(reader.watched.ocid, {"title": reader.watched.title, "address": page, "changes": []})
        line["changes"] += alert.changes
    stop = _stop(address, WATCH, untold.organisation.pk, untold.person.pk)
    words = {"organisation": untold.organisation, "notices": list(told.values()), "stop": stop}
    about = "A notice you watch changed" if len(told) == 1 else f"{len(told)} notices you watch changed"
    return _letter(about, "watch_letter", words, to=untold.person.email, stop=stop)


def _letter(subject: str, template: str, words: dict[str, Any], *, to: str, stop: str) -> EmailMultiAlternatives:
    """A letter as text and as plain HTML, with what a mail program needs to offer "unsubscribe" (RFC 8058)."""
    letter = EmailMultiAlternatives(
        subject=subject,
        body=render_to_string(f"opportunities/{template}.txt", words),
        to=[to],
        headers={"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )
    letter.attach_alternative(render_to_string(f"opportunities/{template}.html", words), "text/html")
    return letter


def _stop(address: str, kind: str, number: int, person_id: int) -> str:
    return address + reverse("opportunities:stop", args=[kind, number, person_id, proof_of(kind, number, person_id)])


def _linked(notices: Sequence[NoticeLine], address: str) -> list[Linked]:
    return [Linked(notice=one, address=address + reverse("opportunities:notice", args=[one.ocid])) for one in notices]


def _closes_soon(line: NoticeLine, now: datetime) -> bool:
    return line.deadline is not None and now < line.deadline <= now + SOON


def _one_line(text: str) -> str:
    return " ".join(text.split())
