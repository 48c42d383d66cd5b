"""Where nobody bids, no page speaks of bids: for each person, at each stage, whatever page opens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from tests.assessing_builders import suitable_tender
from tests.award_builders import awarding
from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import Tender
from worthwhile.engines.tendering import Procedure, Role, Stage

pytestmark = pytest.mark.django_db
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
    if isinstance(name, str)
    and name.startswith("buyer_")
    and not any(part in name for part in ("ranking", "draw", "price", "propose", "route"))
    and name.removeprefix("buyer_") not in NOT_HERE
)


def addresses(tender: Tender) -> Iterator[str]:
    """Every page of the buyer about the tender that its number, or that of a provider, opens; not those of bids."""
    for name in NAMES:
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


def said_of_bids(tender: Tender, people: set[User]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    clients = [Client() for _ in people]
    for client, person in zip(clients, people, strict=True):
        client.force_login(person)
    for address in dict.fromkeys(addresses(tender)):
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
