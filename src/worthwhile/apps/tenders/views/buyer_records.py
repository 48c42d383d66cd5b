"""The records of a decision: how complete they are, and as a file to keep or to disclose."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from worthwhile.apps.tenders.presenters.award_pack import behind_pack
from worthwhile.apps.tenders.presenters.records_report import missing_records, records_report
from worthwhile.apps.tenders.selectors.award_reading import reads_judging
from worthwhile.apps.tenders.selectors.buyer_tenders import latest_saving
from worthwhile.apps.tenders.selectors.log import why_no_log
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.selectors.tender_records import TenderRecords, records_of
from worthwhile.apps.tenders.views.award_access import why_not_read_award
from worthwhile.apps.tenders.views.buyer_access import AtTender, of_tender
from worthwhile.apps.tenders.views.buyer_award_tell import zip_file
from worthwhile.engines.tendering import Role
from worthwhile.exchange.report.writing import MEDIA, report_bytes
from worthwhile.exchange.tender import tender_from_data


@require_safe
@of_tender
def buyer_records(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Say what is on record, what is missing, and how to take it away."""
    return _page(request, at)


@require_safe
@of_tender
def buyer_records_file(request: HttpRequest, at: AtTender, kind: str) -> HttpResponse:
    """Hand the records over as one file."""
    suffix = f".{kind}"
    if suffix not in MEDIA:
        raise Http404
    saving = latest_saving(at.tender)
    content = tender_from_data(saving.data).tender if saving else None
    # While bids come in the number and the moment of the last entry would tell of the latest bid.
    last = None if why_no_log(at.tender) else at.tender.log.order_by("-number").first()
    report = records_report(_records(at), content, last)
    response = HttpResponse(report_bytes(report, suffix), content_type=MEDIA[suffix])
    name = f"{at.tender.number}-records{suffix}"
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


@require_safe
@of_tender
def buyer_behind(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Hand over what the log committed to, with the salts by which whoever is given a part can check it."""
    refusals = _why_not_behind(at)
    if refusals:
        return _page(request, at, refusals)
    return zip_file(behind_pack(at.tender, at.now), f"{at.tender.number}-behind-the-log.zip")


def _page(request: HttpRequest, at: AtTender, refusals: tuple[str, ...] = ()) -> HttpResponse:
    records = _records(at)
    words = {**at.words, "missing": missing_records(records), "records": records, "reads_words": _reads_words(at)}
    return render(request, "tenders/buyer_records.html", {**words, "refusals": refusals})


def _why_not_behind(at: AtTender) -> tuple[str, ...]:
    if not _reads_words(at):
        return ("The author and the approver give out what stands behind the log.",)
    if why_not := why_no_log(at.tender):
        return (why_not,)
    return why_not_read_award(at)


def _records(at: AtTender) -> TenderRecords:
    return records_of(at.tender, with_words=_reads_words(at), with_judging=reads_judging(at.tender, at.person))


def _reads_words(at: AtTender) -> bool:
    """Only the author and the approver read what a conflict is."""
    return bool({Role.AUTHOR, Role.APPROVER} & person_in(at.tender, at.person).roles)
