"""The pages on which a buyer writes a tender, names its people, takes questions, opens bids, and reads what is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone

from tests.integration.tender_roles.visit import Address, Asks, Visit, Whose, never
from tests.tender_road import CONTENT, Stop
from worthwhile.apps.tenders.selectors.route_asked import as_given
from worthwhile.apps.tenders.selectors.route_kept import latest_route
from worthwhile.apps.tenders.selectors.written_content import draft_change_of, written_content
from worthwhile.engines.tendering import Act, Role, Stage
from worthwhile.exchange.exact_json import exact_json_text

TENDER = "organisations/<key:organisation>/tenders/<key:tender>/"
WRITING = (Stop.DRAFT, Stop.OPEN)
CONTENT_STOPS = (Stop.DRAFT, Stop.OPEN)
RECORD_STOPS = (Stop.OPEN, Stop.MODERATING, Stop.PROPOSED)


def _page(*at: Stop, **more: Any) -> Address:
    return Address(whose=Whose.BUYER, at=at, **more)


def _act(act: Act, sends: Any = lambda _: {}, **more: Any) -> Address:
    return Address(whose=Whose.BUYER, act=act, sends=sends, **more)


def _may_write(visit: Visit) -> bool:
    return visit.may(Act.CHANGE_DOCUMENTS if visit.stage is Stage.OPEN else Act.EDIT)


def _writing(sends: Any, **more: Any) -> Address:
    return Address(whose=Whose.BUYER, may=_may_write, sends=sends, at=WRITING, **more)


def _is_roles(*roles: Role) -> Asks:
    return lambda visit: bool(visit.roles & set(roles))


def _changed(visit: Visit) -> dict[str, Any]:
    text = exact_json_text({**CONTENT, "outcomes": [{**CONTENT["outcomes"][0], "target": 120}]})
    return {"text": text, "reason": "More people are waiting"}


def _later(days: int) -> dict[str, str]:
    day = timezone.now() + timedelta(days=days)
    return {"deadline": f"{day:%d/%m/%Y}", "deadline_time": "12:00"}


def _based_on(visit: Visit) -> dict[str, Any]:
    return {"based_on": written_content(visit.road.tender).number}


def _of_change(visit: Visit) -> dict[str, Any]:
    return {**_based_on(visit), "reason": "Sundays as well"}


def _names(visit: Visit) -> bool:
    """The author names people until the end; whoever owns the organisation an approver once an award is proposed."""
    is_proposed = visit.stage in (Stage.PROPOSED, Stage.APPROVED, Stage.TOLD)
    return visit.who == "author" and not visit.has_ended and not is_proposed


def _named(visit: Visit) -> dict[str, Any]:
    return {"person": visit.road.people["member without a role"].pk, "role": "moderator"}


def _approver_named(visit: Visit) -> dict[str, Any]:
    return {"person": visit.road.people["first judge"].pk, "role": "approver"}


def _secret(visit: Visit) -> dict[str, str]:
    """Their own key, or for whoever has none the key of somebody else, as if it lay about."""
    secrets = visit.road.buying.secrets
    own = visit.person.pk if visit.person else 0
    return {"secret": secrets.get(own, secrets[visit.road.buying.openers[0].pk])}


def _route(visit: Visit) -> str:
    """The facts as they are kept, and one more that was asked about."""
    kept = latest_route(visit.road.tender)
    facts = {**kept.loaded.data, "reference": "A-17"} if kept else {}
    return urlencode(as_given(facts))


def _clears(visit: Visit) -> bool:
    return visit.who == "approver"


def _has_change(visit: Visit) -> bool:
    return draft_change_of(visit.road.tender) is not None


PAGES: dict[str, Address] = {
    "": _page(Stop.DRAFT, *RECORD_STOPS),
    "content/": _page(*CONTENT_STOPS),
    "content/bring-in/": _act(Act.EDIT, _changed),
    # While a change is being prepared on the pages none is brought in beside it.
    "content/change/": _page(Stop.OPEN, may=never, sends=_changed),
    "content/change/publish/": _act(Act.CHANGE_DOCUMENTS, _of_change),
    "content/change/throw-away/": _act(Act.CHANGE_DOCUMENTS),
    "content/files/<str:name>": _page(Stop.DRAFT, parts=lambda _: {"name": "tender.yaml"}),
    "write/": _page(*WRITING),
    "write/outcomes/library/": _writing(
        lambda _: {"template": "befriending", "outcome": "visits-end"},
    ),
    "write/<slug:section>/": _writing(
        lambda visit: {**_based_on(visit), "subject-title": "Visits along both quays"},
        parts=lambda _: {"section": "about"},
    ),
    "write/<slug:section>/add/": _writing(
        lambda visit: {**_based_on(visit), "title": "A further lot"}, parts=lambda _: {"section": "lots"}
    ),
    "write/<slug:section>/<key:number>/": _writing(
        lambda visit: {**_based_on(visit), "item": "less-lonely", "name": "Far less lonely"},
        parts=lambda _: {"section": "outcomes", "number": 1},
    ),
    "write/<slug:section>/<key:number>/take-out/": _writing(
        lambda visit: {**_based_on(visit), "item": "d-1"}, parts=lambda _: {"section": "declarations", "number": 1}
    ),
    "route/": _page(Stop.DRAFT, Stop.MODERATING),
    "route/ask/": _page(Stop.DRAFT),
    "route/answer/": _act(Act.DECIDE_ROUTE, at=(Stop.DRAFT, Stop.LOCKED), query=_route),
    "route/decision-record.<slug:kind>": _page(Stop.DRAFT, parts=lambda _: {"kind": "html"}),
    "route/standstill/": _page(
        Stop.TOLD,
        may=lambda visit: visit.may(Act.RECORD_STANDSTILL) and visit.stop is Stop.TOLD,
        sends=lambda _: {"last_day": f"{timezone.now() + timedelta(days=9):%d/%m/%Y}", "reason": "By section 51"},
    ),
    "times/": _act(Act.EDIT, lambda _: _later(40)),
    "people/": Address(
        whose=Whose.BUYER,
        may=_names,
        sends=_named,
        at=(Stop.DRAFT, Stop.LOCKED),
    ),
    "people/<key:person>/<slug:role>/take-off/": Address(
        whose=Whose.BUYER,
        at=(Stop.DRAFT, Stop.OPEN),
        may=lambda visit: visit.who == "author" and visit.stage in (Stage.DRAFT, Stage.READY),
        parts=lambda visit: {"person": visit.road.people["first judge"].pk, "role": "assessor"},
    ),
    "people/<key:person>/conflict/": Address(
        whose=Whose.BUYER,
        may=_clears,
        sends=lambda _: {"words": "The cousin has retired"},
        at=(Stop.DRAFT, Stop.ASSESSING),
        parts=lambda visit: {"person": visit.road.people["judge in a conflict"].pk},
    ),
    "interests/": Address(
        whose=Whose.BUYER,
        may=lambda visit: bool(visit.roles),
        sends=lambda _: {"conflicted": "no"},
        at=(Stop.DRAFT, Stop.ASSESSING),
    ),
    "invited/": Address(
        # A competitive tender is for everybody: only a quick quote is sent to somebody.
        whose=Whose.BUYER,
        may=never,
        sends=lambda _: {"supplier": "Elm Onlookers", "reason": "It is their turn"},
        at=(Stop.DRAFT,),
    ),
    "invited/<key:invited>/take-off/": Address(
        whose=Whose.BUYER, opens=never, may=never, at=(Stop.DRAFT,), parts=lambda _: {"invited": 1}
    ),
    "opening-key/": Address(
        whose=Whose.BUYER,
        may=_is_roles(Role.OPENER),
        sends=_secret,
        at=(Stop.DRAFT, Stop.SEALED),
    ),
    "approve/": _act(Act.APPROVE),
    "return/": _act(Act.RETURN_TO_DRAFT, lambda _: {"reason": "The price is missing"}),
    "publish/": _act(Act.PUBLISH),
    "end/": _act(Act.END_WITHOUT_AWARD, lambda _: {"reason": "Nothing is bought"}, at=(Stop.SEALED, Stop.RANKED)),
    "cancel/": _act(
        Act.CANCEL,
        lambda _: {"reason": "The money is gone"},
        at=(Stop.DRAFT, Stop.OPEN, Stop.TOLD),
    ),
    "more-time/": _act(Act.EXTEND, lambda _: {**_later(90), "reason": "A holiday lies in it"}),
    "questions/": _page(Stop.OPEN, Stop.MODERATING),
    "questions/<key:question>/": _act(
        Act.ANSWER_QUESTION,
        lambda _: {"answer": "Yes, it may"},
        opens=lambda visit: visit.is_from(Stop.OPEN),
        parts=lambda visit: {"question": visit.road.numbers.get("question", 1)},
    ),
    "bids/": _page(Stop.OPEN, Stop.SEALED, Stop.MODERATING, Stop.RANKED),
    "bids/open/": _act(Act.OPEN_BIDS, _secret),
    "records/": _page(*RECORD_STOPS),
    "records/behind-the-log.zip": _page(
        Stop.OPEN,
        Stop.SEALED,
        Stop.MODERATING,
        Stop.PROPOSED,
        Stop.AWARDED,
    ),
    "records/records.<slug:kind>": _page(*RECORD_STOPS, parts=lambda _: {"kind": "html"}),
    "log/": _page(*RECORD_STOPS),
    "log/file/": _page(Stop.OPEN, Stop.MODERATING, opens=lambda visit: visit.stage is not Stage.OPEN),
    "log/verify_log.py": _page(Stop.DRAFT),
}
LISTS: dict[str, Address] = {
    "tenders/": _page(Stop.DRAFT, Stop.OPEN),
    "tenders/year/": _page(Stop.OPEN, Stop.AWARDED),
    "tenders/year/<slug:which>.csv": _page(Stop.OPEN, Stop.AWARDED, parts=lambda _: {"which": "summary"}),
    # A tender that is no quick quote has its own pages.
    **{
        f"quick-quotes/<key:tender>/{step}": _page(Stop.DRAFT, opens=never, may=never)
        for step in ("", "what/", "suppliers/", "questions/", "key/", "key/made/", "send/")
    },
}
BUYER_PAGES = {
    **{f"{TENDER}{page}": address for page, address in PAGES.items()},
    **{f"organisations/<key:organisation>/{page}": address for page, address in LISTS.items()},
}
