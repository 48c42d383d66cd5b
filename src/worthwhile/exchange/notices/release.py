"""A notice as a release of OCDS 1.1.5 with the fields of the UK extension, and packages of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from worthwhile.exchange.notices.awards import awards_of, bids_of, contracts_of, tells_of_awards
from worthwhile.exchange.notices.fields import Fields, moment, without_blanks
from worthwhile.exchange.notices.kind import FORMS, NoticeKind, Section
from worthwhile.exchange.notices.parties import parties_of, reference_to
from worthwhile.exchange.notices.record import TenderRecord, need_what_is_told
from worthwhile.exchange.notices.tender_section import tender_of

VERSION = "1.1"
# As packages of Find a Tender name them (its documentation of GET ocdsRecordPackages, read on 6 October 2026), of which
# those are named whose fields we write. The EU profile holds lots, award criteria, legal basis, metrics and bids.
EXTENSIONS = (
    "https://standard.open-contracting.org/profiles/eu/latest/en/extension.json",
    "https://raw.githubusercontent.com/open-contracting-extensions/ocds_pagination_extension/master/extension.json",
    "https://raw.githubusercontent.com/open-contracting-extensions/ocds_suitability_extension/master/extension.json",
    "https://raw.githubusercontent.com/cabinetoffice/ocds_uk_extension/main/extension.json",
)
NOT_STATUTORY = "Publishing here is not the statutory publication."


def release_of(record: TenderRecord, kind: NoticeKind) -> dict[str, Any]:
    """The notice as a release: plain data, amounts as Decimal.

    Persons are in it nowhere: it has no contact points, and takes names of organisations only. Raises InvalidInput with
    everything that a notice of this kind tells and the record does not hold.
    """
    need_what_is_told(record, kind)
    form, notice = FORMS[kind], _notice(record, kind)
    of = {section: notice if form.section is section else None for section in Section}
    told = tells_of_awards(record, kind)
    withdrawn = told and form.section is Section.TENDER
    release: Fields = {
        "ocid": record.ocid,
        "id": record.id,
        "date": moment(record.made_at),
        "tag": [*form.tags, *(["awardCancellation"] if withdrawn else [])],
        "initiationType": "tender",
        "language": "en",
        "parties": parties_of(record),
        "buyer": reference_to(record.buyer),
        "planning": {"documents": [of[Section.PLANNING]] if of[Section.PLANNING] else []},
        "tender": tender_of(record, kind, of[Section.TENDER]),
        "bids": bids_of(record) if told else {},
        "awards": awards_of(record, kind, of[Section.AWARDS]) if told else [],
        "contracts": contracts_of(record, of[Section.CONTRACTS]) if form.section is Section.CONTRACTS else [],
    }
    found: dict[str, Any] = without_blanks(release)
    return found


def package_of(
    releases: Iterable[Mapping[str, Any]],
    *,
    address: str,
    publisher: str,
    published: datetime,
    next_address: str = "",
) -> dict[str, Any]:
    """A release package, as any OCDS tool reads it. ``next_address`` is that of the package that goes on from here."""
    package: Fields = {
        "uri": address,
        "version": VERSION,
        "extensions": list(EXTENSIONS),
        "publishedDate": moment(published),
        "publisher": {"name": publisher},
        "links": {"next": next_address},
    }
    return {**without_blanks(package), "releases": list(releases)}


def _notice(record: TenderRecord, kind: NoticeKind) -> Fields:
    """The document of this notice. It bears no number UK1 to UK17: those are of notices on the central platform."""
    return {
        "id": record.id,
        "documentType": FORMS[kind].document,
        "title": FORMS[kind].name,
        "description": f"{FORMS[kind].name}, on {record.publisher}. {NOT_STATUTORY}",
        "url": record.address,
        "datePublished": moment(record.made_at),
        "format": "text/html",
        "language": "en",
    }
