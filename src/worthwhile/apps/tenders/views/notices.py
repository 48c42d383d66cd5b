"""Notices for everybody: as pages in plain words, and as OCDS for programs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.http import content_disposition_header, urlencode
from django.views.decorators.http import require_safe

from worthwhile.apps.tenders.models import KeptNotice
from worthwhile.apps.tenders.presenters.notice import notice_line, present_notice
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.apps.tenders.selectors.notices import A_PAGE, find_notice, list_notices_of, list_notices_since
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.exchange.notices import NOT_STATUTORY, package_of

WRONG_SINCE = "Give since as a day such as 2026-03-01, or a moment such as 2026-03-01T09:00:00Z."
WRONG_AFTER = "Give after as a whole number, as links.next of a package has it."
NOTHING = "No notice is there from that point on."


@require_safe
def notices(request: HttpRequest, tender: int) -> HttpResponse:
    """The notices of one tender."""
    found = list_notices_of(tender)
    if not found:
        raise Http404
    words = {"tender": found[0].tender, "lines": [notice_line(one) for one in found], "not_statutory": NOT_STATUTORY}
    return render(request, "tenders/notices.html", words)


@require_safe
def notice(request: HttpRequest, tender: int, number: int) -> HttpResponse:
    """One notice in plain words, and what has to be entered where the law has it published."""
    found = _found(tender, number)
    words = {"tender": found.tender, "notice": present_notice(found), "not_statutory": NOT_STATUTORY}
    return render(request, "tenders/notice.html", words)


@require_safe
def notice_file(request: HttpRequest, tender: int, number: int) -> HttpResponse:
    """One notice as an OCDS package."""
    found = _found(tender, number)
    address = reverse("tenders:notice_file", args=[tender, number])
    name = f"{found.tender.number}-notice-{number}.json"
    response = _package([found], address, published=found.made_at)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


@require_safe
def notices_feed(request: HttpRequest) -> HttpResponse:
    """Every notice as OCDS release packages, page by page, from a day or moment on if asked."""
    said, place = request.GET.get("since", ""), request.GET.get("after", "0")
    since = _moment(said) if said else None
    if said and since is None:
        return _refused(WRONG_SINCE)
    if not place.isascii() or not place.isdigit() or len(place) > 18:
        return _refused(WRONG_AFTER)
    found = list_notices_since(after=int(place), since=since)
    if not found:
        return JsonResponse({"message": NOTHING}, status=404)
    page, more = found[:A_PAGE], found[A_PAGE:]
    at = reverse("tenders:notices_feed")
    asked: dict[str, str | int] = {"since": said} if said else {}
    address = f"{at}?{urlencode({**asked, 'after': place})}"
    further = f"{at}?{urlencode({**asked, 'after': page[-1].pk})}" if more else ""
    return _package(page, address, published=timezone.now(), further=further)


def _found(tender: int, number: int) -> KeptNotice:
    found = find_notice(tender, number)
    if found is None:
        raise Http404
    return found


def _package(found: Iterable[KeptNotice], address: str, *, published: datetime, further: str = "") -> HttpResponse:
    package: dict[str, Any] = package_of(
        [one.data for one in found],
        address=settings.PUBLIC_ADDRESS + address,
        publisher=settings.NOTICE_PUBLISHER,
        published=published,
        next_address=settings.PUBLIC_ADDRESS + further if further else "",
    )
    return HttpResponse(exact_json_text(package), content_type="application/json")


def _refused(message: str) -> HttpResponse:
    return JsonResponse({"message": message}, status=400)


def _moment(said: str) -> datetime | None:
    """A day of the UK or a moment, as an address gives it; None where it is neither."""
    try:
        day, at = parse_date(said), parse_datetime(said.replace(" ", "+"))
    except ValueError:
        return None
    if day is not None:
        return datetime.combine(day, time(), UNITED_KINGDOM)
    return at if at is None or at.tzinfo is not None else at.replace(tzinfo=UNITED_KINGDOM)
