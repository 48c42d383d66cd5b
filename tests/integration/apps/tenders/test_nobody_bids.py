"""Where nobody bids, no page speaks of bids: for each person, at each stage, whatever page opens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from tests.assessing_builders import suitable_tender, tied_providers
from tests.award_builders import awarding
from tests.tender_builders import AT_OPENING
from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.award_ranking import ranked_now
from worthwhile.apps.tenders.services.ask_about_price import see_robustness
from worthwhile.apps.tenders.services.award_propose import propose_award
from worthwhile.apps.tenders.services.draw_lot import announce_draw, draw_lot, enter_drawn_value
from worthwhile.engines.tendering import Procedure, Role, Stage

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
NOW = AT_OPENING + timedelta(days=3)
SPEAKS_OF_BIDS = re.compile(r"[^.?!:|]*\b[Bb]id(?:s|der|ders|ding)?\b[^.?!|]*")
# Pages that nothing leads to here, and those that say what an engine, a law or the file format says for every kind.
NOT_HERE = {
    "bids",
    "open_bids",
    "times",
    "extend",
    "try_key",
    "key",
    "key_made",
    "recuse_by_name",
    "write",
    "write_library",
}
NAMES = sorted(
    name
    for name in get_resolver().namespace_dict["tenders"][1].reverse_dict
    if isinstance(name, str) and name.startswith("buyer_") and name.removeprefix("buyer_") not in NOT_HERE
)


RANKED = [name for name in NAMES if any(part in name for part in ("ranking", "draw", "price", "propose", "route"))]
UNRANKED = [name for name in NAMES if name not in RANKED]


def addresses(tender: Tender, names: list[str]) -> Iterator[str]:
    """Every page of the buyer about the tender that its number, or that of a provider, opens; not those of bids."""
    for name in names:
        for more in ([], [tender.contenders.first().number]):
            try:
                yield reverse(f"tenders:{name}", args=[tender.buyer_id, tender.pk, *more])
            except NoReverseMatch:
                continue


def words(html: str) -> str:
    main = html.partition("<main")[2].partition("</main>")[0]
    text = " ".join(unescape(re.sub(r"<(?:[^>\"]|\"[^\"]*\")*>", "|", main)).split())
    # The builders name openers, whom nobody needs here; and a page may well say that nobody bids.
    return re.sub("[Oo]pener of bids|Nobody bids", "", text)


def said_of_bids(tender: Tender, people: set[User], names: list[str] = UNRANKED) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    clients = [Client() for _ in people]
    for client, person in zip(clients, people, strict=True):
        client.force_login(person)
    for address in dict.fromkeys(addresses(tender, names)):
        for client in clients:
            answer = client.get(address)
            if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                for sentence in SPEAKS_OF_BIDS.findall(words(answer.content.decode())):
                    found.setdefault(sentence.strip(), set()).add(re.sub(r"\d+", "N", address))
    return found


@pytest.mark.parametrize(
    ("procedure", "stage"),
    [
        (procedure, stage)
        for procedure, stages in (
            (Procedure.MOST_SUITABLE, ("draft", "locked", "told")),
            (Procedure.DIRECT, ("ready",)),
        )
        for stage in stages
    ],
)
def test_no_page_speaks_of_bids_where_nobody_bids(procedure, stage):
    made = awarding(procedure, Stage(stage))
    people = {made.author, made.others[Role.ASSESSOR]}
    assert said_of_bids(made.tender, people) == {}


def test_nor_do_the_pages_of_the_panel():
    tender, author, panel, _ = suitable_tender()
    assert said_of_bids(tender, {author, panel[0]}) == {}


def test_nor_do_ranking_draw_price_proposal_and_route_from_a_tie_to_a_proposal():
    tender, author, moderator = tied_providers(NOW)
    names = [*RANKED, "buyer_tender", "buyer_award"]
    found = said_of_bids(tender, {author}, names)
    drawn = NOW + timedelta(days=4)
    announce_draw(tender=tender, source="A national draw", drawn_at=drawn, by=author, now=NOW)
    enter_drawn_value(tender=tender, public_randomness="4 8 15", by=author, now=drawn)
    found |= said_of_bids(tender, {author}, ["buyer_draw_lot"])
    draw_lot(tender=tender, public_randomness="4 8 15", by=moderator, now=drawn)
    seen = ranked_now(tender).loaded.evaluation_hash
    see_robustness(tender=tender, by=author, now=drawn, seen=seen)
    found |= said_of_bids(tender, {author}, ["buyer_draw_lot", "buyer_ranking", "buyer_propose"])
    propose_award(tender=tender, reasons="By lot", by=author, now=drawn, seen=seen)
    found |= said_of_bids(Tender.objects.get(pk=tender.pk), {author}, ["buyer_tender", "buyer_award"])
    assert found == {}
