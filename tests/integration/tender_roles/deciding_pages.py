"""The pages on which bids are read, scored, moderated, priced and ranked, and an award is proposed, told and made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.assessing_builders import LEAVES
from tests.integration.tender_roles.buyer_pages import TENDER
from tests.integration.tender_roles.visit import LEAD, Address, Asks, Visit, Whose, never
from tests.tender_road import Stop
from worthwhile.apps.tenders.models import Contender
from worthwhile.apps.tenders.selectors.award_ranking import ranked_now
from worthwhile.apps.tenders.selectors.deciding import latest_proposal
from worthwhile.engines.tendering import Act, Role, Stage

JUDGED = (Stop.ASSESSING, Stop.MODERATING)
DECIDED = (Stop.MODERATING, Stop.RANKED, Stop.AWARDED)
JUDGES = frozenset({Role.ASSESSOR, Role.MODERATOR})
DECIDERS = frozenset({Role.AUTHOR, Role.APPROVER})
Parts = Callable[[Visit], Mapping[str, object]]


def _page(*at: Stop, **more: Any) -> Address:
    return Address(whose=Whose.BUYER, at=at, **more)


def _act(act: Act, sends: Any = lambda _: {}, **more: Any) -> Address:
    return Address(whose=Whose.BUYER, act=act, sends=sends, **more)


def _is_open(visit: Visit) -> bool:
    return visit.is_from(Stop.ASSESSING)


def _contender(visit: Visit) -> Contender | None:
    return Contender.objects.filter(tender=visit.road.buying.tender, bid__bidder__name=LEAD).first()


def _number(visit: Visit) -> dict[str, object]:
    found = _contender(visit)
    return {
        "number": found.number if found else 1,
        "file": 1,
        "lot": "north",
        "person": visit.road.people["first judge"].pk,
    }


def _bid(part: int = 0) -> Parts:
    return lambda visit: {"bid": visit.road.numbers.get("bid", 1), "part": part}


def _has_quality(visit: Visit) -> bool:
    """Whoever judges or runs the tender has what is judged, but not of a bid that they stood back from."""
    is_theirs = bool(visit.roles & (JUDGES | DECIDERS)) and visit.who != "third judge"
    stood_back = visit.who == "judge in a conflict"
    return _is_open(visit) and is_theirs and visit.is_clear and not stood_back


def _has_prices(visit: Visit) -> bool:
    """Once quality is settled and prices are read: those who decide and whoever moderated; nobody else, ever."""
    return visit.is_from(Stop.ASKED) and bool(visit.roles & (DECIDERS | {Role.MODERATOR})) and visit.is_clear


def _scores(visit: Visit) -> bool:
    return visit.may(Act.SCORE) and visit.who != "third judge"


def _scored(visit: Visit) -> dict[str, Any]:
    return {f"{leaf}.{name}": given for leaf in LEAVES for name, given in (("score", "50"), ("reason", "Now less"))}


def _stands_back(*not_again: str) -> Asks:
    """Whoever judges and did not stand back before, between the opening and the moment quality is settled."""
    return lambda visit: (
        visit.stage in (Stage.ASSESSING, Stage.MODERATING) and bool(visit.roles & JUDGES)
        and visit.who not in not_again and (visit.is_clear or visit.stage is Stage.ASSESSING)
    )  # fmt: skip


def _settled(_: Visit) -> dict[str, Any]:
    return {"reach.score": "50", "reach.reason": "The panel thought again"}


def _sees_firmness(visit: Visit) -> bool:
    return visit.who == "author" and visit.stage is Stage.PRICED


def _by(days: int) -> str:
    return f"{timezone.now() + timedelta(days=days):%d/%m/%Y}"


def _asks(_: Visit) -> dict[str, Any]:
    return {"words": "How?", "why": "Our sum", "why_again": "A new sum", "new_facts": "A wage rose",
            "answer_by": _by(30), "answer_time": "12:00"}  # fmt: skip


def _asks_once(visit: Visit) -> bool:
    """A price that was asked about is decided on before it is asked about again."""
    return visit.may(Act.ASK_ABOUT_LOW_PRICE) and visit.stop is not Stop.ASKED


def _decides_price(visit: Visit) -> bool:
    return visit.may(Act.DECIDE_LOW_PRICE) and visit.stop is Stop.ASKED


def _seen(visit: Visit) -> dict[str, Any]:
    if visit.stage is not Stage.PRICED:
        return {"reasons": "It does best", "has_seen": "on", "seen": ""}
    return {"reasons": "It does best", "has_seen": "on", "seen": ranked_now(visit.road.tender).loaded.evaluation_hash}


def _read(visit: Visit) -> dict[str, Any]:
    found = latest_proposal(visit.road.tender)
    return {"seen": found.number if found else 1, "has_read": "on"}


def _aside(visit: Visit) -> dict[str, Any]:
    return {**_number(visit), "contender": _number(visit)["number"], "ground": "withdrawn", "reason": "They wrote",
            "heard": "yes", "said": "That they are full"}  # fmt: skip


def _keeps(visit: Visit) -> bool:
    return visit.may(Act.DECIDE_KEEPING_OUTCOME if visit.stop is Stop.KEPT else Act.KEEP_OUTCOME)


def _kept(visit: Visit) -> dict[str, Any]:
    return {"reason": "It changes nothing", "agrees": "yes", "seen": visit.road.numbers.get("keeping", 1)}


def _signed(_: Visit) -> dict[str, Any]:
    return {"signed_on": _by(0), "starts_on": _by(1), "ends_on": _by(300), "value": "100000",
            "supplier_address": "1 Quay"}  # fmt: skip


def _reads_award(visit: Visit) -> bool:
    """It holds prices: the author and the approver until it is made, then everybody with a part in it."""
    is_made = visit.stop is Stop.AWARDED
    return visit.is_clear and bool(visit.roles if is_made else visit.roles & DECIDERS)


ASSESSING: dict[str, Address] = {
    "bids/<key:bid>/file/": _page(Stop.ASSESSING, Stop.AWARDED, opens=never, may=never, parts=_bid()),
    "bids/<key:bid>/quality/<key:part>/": _page(Stop.SEALED, *DECIDED, opens=never, may=_has_quality, parts=_bid()),
    "bids/<key:bid>/price/<key:part>/": _page(
        Stop.SEALED, Stop.LOCKED, *DECIDED, opens=never, may=_has_prices, parts=_bid()
    ),
    "assess/": _page(Stop.SEALED, *JUDGED, Stop.ASKED, Stop.AWARDED),
    "assess/finish/": _act(Act.FINISH_SCORING),
    "assess/stand-back/": _page(
        *JUDGED,
        may=_stands_back("third judge"),
        parts=_number,
        sends=lambda visit: {"bidder": visit.road.organisations[LEAD].pk, "words": "I know them"},
    ),
    "assess/<key:number>/": _page(*JUDGED, Stop.ASKED, opens=_is_open, may=_scores, sends=_scored, parts=_number),
    "assess/<key:number>/lots/<slug:lot>/": _page(opens=never, may=never, sends=_scored, parts=_number),
    "assess/<key:number>/files/<key:file>/": _page(Stop.ASSESSING, opens=never, may=_has_quality, parts=_number),
    "assess/<key:number>/stand-back/": _page(
        *JUDGED,
        opens=_is_open,
        may=_stands_back("third judge"),
        sends=lambda _: {"words": "I know them"},
        parts=_number,
    ),
    "moderate/": _page(Stop.ASSESSING, *DECIDED),
    "moderate/lock/": _act(Act.LOCK_QUALITY),
    "moderate/<key:number>/": _act(
        Act.RECORD_CONSENSUS, _settled, opens=_is_open, parts=_number, at=(*JUDGED, Stop.RANKED)
    ),
    "moderate/<key:number>/lots/<slug:lot>/": _page(opens=never, may=never, sends=_settled, parts=_number),
    "moderate/<key:number>/stand-back/<key:person>/": _act(
        Act.DECIDE_STANDING_BACK,
        lambda _: {"set_aside": "yes", "reason": "They are cousins"},
        parts=_number,
        opens=lambda visit: visit.is_from(Stop.ASSESSING),
    ),
    "prices/": _page(Stop.LOCKED, *DECIDED),
    "prices/read/": _act(Act.READ_PRICES),
    "prices/<key:number>/ask/": _page(
        Stop.LOCKED, Stop.ASKED, Stop.RANKED, opens=_is_open, may=_asks_once, sends=_asks, parts=_number
    ),
    "prices/<key:number>/lots/<slug:lot>/ask/": _page(opens=_is_open, may=never, sends=_asks, parts=_number),
    "prices/questions/<key:question>/": _page(
        Stop.ASKED,
        Stop.RANKED,
        Stop.AWARDED,
        opens=lambda visit: visit.is_from(Stop.ASKED),
        may=_decides_price,
        sends=lambda _: {"stays": "yes", "reason": "It adds up"},
        parts=lambda visit: {"question": visit.road.numbers.get("price question", 1)},
    ),
    "ranking/": _page(Stop.LOCKED, *DECIDED),
    "ranking/draw/": _act(
        Act.ANNOUNCE_DRAW,
        lambda _: {"drawn_at": _by(9), "drawn_time": "12:00", "public_randomness": "4 8 15"},
        at=(Stop.RANKED,),
    ),
    "ranking/seen/": _page(Stop.ASKED, Stop.RANKED, opens=never, may=_sees_firmness),
    "ranking/evaluation.yaml": _page(*DECIDED),
    "ranking/result.json": _page(*DECIDED),
}
AWARDING: dict[str, Address] = {
    # Nobody is considered without a bid here; how that goes is walked where a process asks for none.
    "providers/": _act(Act.CONSIDER_PROVIDER, lambda _: {"name": "Fir Care", "reason": "Known"}, at=(Stop.DRAFT,)),
    "providers/<key:contender>/link/": _page(opens=never, may=never, parts=lambda _: {"contender": 1}),
    "begin-assessment/": _act(Act.BEGIN_ASSESSMENT, at=(Stop.SEALED,)),
    "award/": _page(*DECIDED, Stop.TOLD),
    "award/propose/": _act(Act.PROPOSE_AWARD, _seen, at=(Stop.LOCKED, Stop.ASKED, Stop.RANKED)),
    "award/approve/": _act(Act.APPROVE_AWARD, _read),
    "award/return/": _act(Act.RETURN_PROPOSAL, lambda _: {"reason": "Say more"}),
    "award/tell/": _act(Act.TELL_EVERYBODY, lambda _: {"has_read": "on"}, at=(Stop.PROPOSED, Stop.APPROVED)),
    "award/letters/<key:contender>.<slug:kind>": _page(
        Stop.PROPOSED,
        Stop.TOLD,
        Stop.AWARDED,
        parts=lambda _: {"contender": 1, "kind": "html"},
        opens=lambda visit: visit.is_from(Stop.PROPOSED) or not _reads_award(visit),
    ),
    "award/file.zip": _page(
        Stop.PROPOSED,
        Stop.TOLD,
        Stop.AWARDED,
        opens=lambda visit: visit.is_from(Stop.PROPOSED) or not _reads_award(visit),
    ),
    "award/objections/": _page(Stop.PROPOSED, Stop.TOLD, Stop.AWARDED),
    "award/objections/<key:objection>/": _act(
        Act.DECIDE_REPRESENTATION,
        lambda _: {"upheld": "no", "reason": "It was read"},
        opens=lambda visit: visit.is_from(Stop.TOLD) or not _reads_award(visit),
        at=(Stop.TOLD, Stop.UPHELD),
        parts=lambda visit: {"objection": visit.road.numbers.get("objection", 1)},
    ),
    "award/assess-again/": _act(Act.RETURN_TO_ASSESSMENT, at=(Stop.TOLD, Stop.UPHELD)),
    "award/set-aside/": _act(Act.SET_BID_ASIDE, _aside, at=(Stop.MODERATING, Stop.LOCKED)),
    "award/keep/": _page(Stop.TOLD, Stop.UPHELD, Stop.KEPT, may=_keeps, sends=_kept),
    "award/unreadable/": _act(
        Act.DECIDE_UNREADABLE_BID, lambda _: {"words": "It stays out"}, at=(Stop.MODERATING, Stop.LOCKED)
    ),
    "award/make/": _act(Act.AWARD, at=(Stop.TOLD, Stop.SETTLED)),
    "award/contracts/": _page(Stop.TOLD, Stop.AWARDED),
    "award/contracts/<key:award>/": _act(
        Act.RECORD_CONTRACT,
        _signed,
        opens=lambda visit: visit.is_from(Stop.AWARDED),
        parts=lambda visit: {"award": visit.road.numbers.get("award", 1)},
    ),
}
_OF_BIDS = {page: replace(address, of_bids=True) for page, address in ASSESSING.items()}
DECIDING_PAGES = {f"{TENDER}{page}": address for page, address in {**_OF_BIDS, **AWARDING}.items()}
