"""The pages of an organisation that buys by tender."""

from __future__ import annotations

from django.utils import timezone

from tests.integration.addresses.whom import For
from tests.organisation_builders import World
from tests.route_builders import keep_lawful_route
from tests.tender_builders import CONTENT
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import Question
from worthwhile.apps.tenders.services.invite import invite_supplier
from worthwhile.apps.tenders.services.write_content import save_content
from worthwhile.apps.tenders.services.write_tender import begin_tender, declare_interest
from worthwhile.engines.tendering import Procedure
from worthwhile.exchange.tender import tender_from_data

BUYER = "organisations/<key:organisation>/tenders/"
TENDER = f"{BUYER}<key:tender>/"
WHOM = {
    "tenders/opening-key/": For.THE_PERSON,
    BUYER: For.INSIDERS,
    f"{BUYER}new/": For.WRITERS,
    f"{BUYER}year/": For.INSIDERS,
    f"{BUYER}year/<slug:which>.csv": For.INSIDERS,
    TENDER: For.INSIDERS,
    f"{TENDER}content/": For.INSIDERS,
    f"{TENDER}content/bring-in/": For.INSIDERS,
    f"{TENDER}content/change/": For.INSIDERS,
    f"{TENDER}content/change/publish/": For.INSIDERS,
    f"{TENDER}content/change/throw-away/": For.INSIDERS,
    f"{TENDER}content/files/<str:name>": For.INSIDERS,
    f"{TENDER}write/": For.INSIDERS,
    f"{TENDER}write/outcomes/library/": For.INSIDERS,
    f"{TENDER}write/<slug:section>/": For.INSIDERS,
    f"{TENDER}write/<slug:section>/add/": For.INSIDERS,
    f"{TENDER}write/<slug:section>/<key:number>/": For.INSIDERS,
    f"{TENDER}write/<slug:section>/<key:number>/take-out/": For.INSIDERS,
    f"{TENDER}route/": For.INSIDERS,
    f"{TENDER}route/ask/": For.INSIDERS,
    f"{TENDER}route/answer/": For.INSIDERS,
    f"{TENDER}route/decision-record.<slug:kind>": For.INSIDERS,
    f"{TENDER}route/standstill/": For.INSIDERS,
    f"{TENDER}times/": For.INSIDERS,
    f"{TENDER}people/": For.INSIDERS,
    f"{TENDER}people/<key:person>/<slug:role>/take-off/": For.INSIDERS,
    f"{TENDER}people/<key:person>/conflict/": For.INSIDERS,
    f"{TENDER}interests/": For.INSIDERS,
    f"{TENDER}invited/": For.INSIDERS,
    f"{TENDER}invited/<key:invited>/take-off/": For.INSIDERS,
    f"{TENDER}opening-key/": For.INSIDERS,
    f"{TENDER}approve/": For.INSIDERS,
    f"{TENDER}return/": For.INSIDERS,
    f"{TENDER}publish/": For.INSIDERS,
    f"{TENDER}end/": For.INSIDERS,
    f"{TENDER}cancel/": For.INSIDERS,
    f"{TENDER}more-time/": For.INSIDERS,
    f"{TENDER}questions/": For.INSIDERS,
    f"{TENDER}questions/<key:question>/": For.INSIDERS,
    f"{TENDER}bids/": For.INSIDERS,
    f"{TENDER}bids/open/": For.INSIDERS,
    f"{TENDER}bids/<key:bid>/file/": For.INSIDERS,
    f"{TENDER}bids/<key:bid>/quality/<key:part>/": For.INSIDERS,
    f"{TENDER}bids/<key:bid>/price/<key:part>/": For.INSIDERS,
    f"{TENDER}records/": For.INSIDERS,
    f"{TENDER}records/behind-the-log.zip": For.INSIDERS,
    f"{TENDER}records/records.<slug:kind>": For.INSIDERS,
    f"{TENDER}log/": For.INSIDERS,
    f"{TENDER}log/file/": For.INSIDERS,
    f"{TENDER}log/verify_log.py": For.INSIDERS,
}
SUBJECT = {"title": "Warm rooms", "description": "Tea and a warm chair from four to seven"}
LOTS = [{"id": "lot-1", "title": "The rooms by the harbour"}]
SECRETS = [
    "Warm rooms for our own town",
    "Tea and a warm chair from four to seven",
    "The rooms by the harbour",
    "It is their turn this year",
    "My brother drives for one of them",
    "May a church hall be used?",
]


def leave(world: World) -> dict[str, str]:
    """A quick quote being written, with its content, a supplier invited, a conflict declared and a question."""
    organisation, by, now = world.organisation, world.owner.person, timezone.now()
    tender = begin_tender(
        buyer=organisation, procedure=Procedure.QUICK_QUOTE, title="Warm rooms for our own town", by=by, now=now
    )
    content = {**CONTENT, "subject": SUBJECT, "lots": LOTS}
    save_content(tender=tender, loaded=tender_from_data(content), by=by, now=now)
    declare_interest(
        tender=tender, person=by, conflicted=True, words="My brother drives for one of them", now=now
    )  # fmt: skip
    keep_lawful_route(tender, by, now)
    other = Organisation.objects.exclude(pk=organisation.pk).order_by("pk")[0]
    invited = invite_supplier(tender=tender, supplier=other, reason="It is their turn this year", by=by, now=now)
    question = Question.objects.create(tender=tender, words="May a church hall be used?", asked_at=now)
    return {
        "tenders/<key:tender>": f"tenders/{tender.pk}",
        "write/<slug:section>": "write/lots",
        "<key:number>": "1",
        "content/files/<str:name>": "content/files/tender.yaml",
        "records.<slug:kind>": "records.pdf",
        "decision-record.<slug:kind>": "decision-record.docx",
        "year/<slug:which>.csv": "year/summary.csv",
        "people/<key:person>/conflict": f"people/{by.pk}/conflict",
        "people/<key:person>/<slug:role>": f"people/{by.pk}/author",
        "<key:invited>": str(invited.pk),
        "questions/<key:question>": f"questions/{question.pk}",
        "<key:bid>": "1",
        "<key:part>": "0",
    }
