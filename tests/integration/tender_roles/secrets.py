"""What stands in a tender that not everybody may read, and who may, when: as the design says, whatever page it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.integration.tender_roles.deciding_pages import DECIDERS, JUDGES
from tests.integration.tender_roles.visit import HAVE_BID, INSIDERS, LEAD, ONLOOKER, PARTNER, RIVAL, Visit
from tests.tender_road import PRICES, TITLE, Stop
from worthwhile.engines.tendering import Role, Stage


@dataclass(frozen=True, kw_only=True)
class Secret:
    """Words that nobody reads but whom ``may`` names, on whatever page they look for them."""

    name: str
    words: tuple[str, ...]
    may: Callable[[Visit], bool]
    found: Callable[[Visit], tuple[str, ...]] = lambda _: ()


def _is_insider(visit: Visit) -> bool:
    return visit.who in INSIDERS


def _title(visit: Visit) -> bool:
    """Everybody once it is published; before, the members of the buyer who are no assessors from outside."""
    return visit.is_from(Stop.OPEN) or _is_insider(visit)


def _quality(visit: Visit) -> bool:
    """Nobody before the opening; then who judges or runs the tender and has no conflict, and after it who was told."""
    if visit.supplier:
        return visit.supplier in HAVE_BID and visit.is_from(Stop.TOLD)
    return visit.is_from(Stop.ASSESSING) and visit.is_clear and bool(visit.roles & (JUDGES | DECIDERS))


def _prices(visit: Visit) -> bool:
    """Who decides, once quality is settled; everybody's that is awarded, once it is; one's own from the letter on."""
    if visit.stop is Stop.AWARDED:
        return visit.is_clear and bool(visit.roles)
    is_decider = bool(visit.roles & (DECIDERS | {Role.MODERATOR}))
    return is_decider and visit.is_clear and visit.is_from(Stop.ASKED)


def _winning_price(visit: Visit) -> bool:
    """What is awarded is published."""
    return visit.stop is Stop.AWARDED or _prices(visit) or (bool(visit.supplier) and visit.is_from(Stop.TOLD))


def _scores(judge: str) -> Callable[[Visit], bool]:
    def may(visit: Visit) -> bool:
        """One's own while everybody scores alone; the panel's while it talks; then those who assess or decide."""
        if visit.supplier:
            return visit.supplier in HAVE_BID and visit.is_from(Stop.TOLD)
        if visit.stop is Stop.AWARDED:
            return _is_insider(visit)
        if visit.stop is Stop.ASSESSING:
            return visit.who == judge
        panel = JUDGES if visit.stop is Stop.MODERATING else JUDGES | DECIDERS
        return visit.is_from(Stop.MODERATING) and visit.is_clear and bool(visit.roles & panel)

    return may


def _who_bids(visit: Visit) -> bool:
    """Each itself. Of the buyer nobody before the opening; then those with a role, to declare; later all of it."""
    if visit.supplier:
        return visit.is_from(Stop.TOLD) and visit.supplier in HAVE_BID
    if visit.is_from(Stop.LOCKED):
        return _is_insider(visit) or visit.stop is Stop.AWARDED
    return visit.is_from(Stop.ASSESSING) and bool(visit.roles)


def _conflict(visit: Visit) -> bool:
    """Who wrote the tender and who approves it."""
    return bool(visit.roles & DECIDERS)


def _reasons(visit: Visit) -> bool:
    """Who decides, until the award is made; then everybody of the buyer."""
    if visit.stop is Stop.AWARDED:
        return _is_insider(visit)
    return visit.is_clear and bool(visit.roles & DECIDERS)


def _about_price(visit: Visit) -> bool:
    """What a bidder was asked about its price and said: the bidder itself, and those who decide or have prices."""
    return visit.supplier == LEAD or _prices(visit)


def _objection(visit: Visit) -> bool:
    return visit.supplier == RIVAL or _reasons(visit)


def _own(owner: str, otherwise: Callable[[Visit], bool]) -> Callable[[Visit], bool]:
    """What an organisation reads of itself at any time."""
    return lambda visit: visit.supplier == owner or otherwise(visit)


def _lead(visit: Visit) -> bool:
    """Those who bid with the lead know it; and who wins stands in the notice that goes out as everybody is told."""
    return visit.supplier == PARTNER or visit.is_from(Stop.TOLD) or _who_bids(visit)


def _partner(visit: Visit) -> bool:
    return visit.supplier == LEAD or _who_bids(visit)


def _nobody(_: Visit) -> bool:
    return False


def _fingerprint(owner: str) -> Secret:
    """Whoever has it knows that a bid is in, so that until the deadline it is its bidder's alone."""
    return Secret(
        name=f"the fingerprint of what {owner} handed in",
        words=(),
        found=lambda visit: tuple(found for name, found in visit.road.fingerprints.items() if name == owner),
        may=lambda visit: visit.supplier == owner or visit.stage is not Stage.OPEN,
    )


def _amount(price: str) -> tuple[str, ...]:
    return price, f"{int(price):,}"


_WORDS = (
    ("the title", (TITLE,), _title),
    ("a bid", ("Twelve visitors, each with a name badge", "Monday to Friday"), _quality),
    ("the price that won nothing", _amount(PRICES[RIVAL]), _own(RIVAL, _prices)),
    ("the price that won", _amount(PRICES[LEAD]), _winning_price),
    ("scores of the first judge", ("The first judge was taken by",), _scores("first judge")),
    ("scores of the second judge", ("The second judge was taken by",), _scores("second judge")),
    ("what was agreed", ("We settled on what the street told us",), _scores("nobody")),
    ("a conflict", ("has a cousin there",), _conflict),
    ("why somebody stood back", ("I know their driver",), _conflict),
    ("why an award is proposed", ("It does best by every measure",), _reasons),
    ("what is asked about a price", ("How are drivers paid", "By gifts from the harbour"), _about_price),
    ("why a price is asked about", ("Our own sum is higher",), _prices),
    ("an objection", ("Nobody read our second page",), _objection),
    ("a change being prepared", ("Soon also on Sundays",), _is_insider),
    ("who works on it", ("first.judge@", "second.judge@", "moderator@people"), _is_insider),
    (f"that {LEAD} bids", (LEAD,), _own(LEAD, _lead)),
    (f"that {RIVAL} bids", (RIVAL,), _own(RIVAL, _who_bids)),
    ("who bids with the lead", (PARTNER,), _own(PARTNER, _partner)),
    ("who only writes a bid", (ONLOOKER,), _own(ONLOOKER, _nobody)),
    ("what the lead writes", (f"We of {LEAD} would knock twice",), _own(LEAD, _nobody)),
    ("what the onlooker writes", (f"We of {ONLOOKER} would knock twice",), _own(ONLOOKER, _nobody)),
)
SECRETS = (
    *(Secret(name=name, words=words, may=may) for name, words, may in _WORDS),
    _fingerprint(LEAD),
    _fingerprint(RIVAL),
)
