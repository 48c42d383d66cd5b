"""What was read of a tender, signed into the page that shows it: nothing of it is kept here."""

from __future__ import annotations

from dataclasses import astuple

from django.core import signing

from worthwhile.apps.tenders.services.read_sent_tender import ReadDocument, SentTender
from worthwhile.engines.fitness import Facts
from worthwhile.exchange.tender_pack.plain_facts import fact_from_plain, plain_fact
from worthwhile.kernel.problems import Problem, WorthwhileError

SALT = "worthwhile.tenders.carried-tender"
DAY_IN_SECONDS = 24 * 60 * 60
MOST_LETTERS = 1_500_000
"""What a form may bring back stays below the site's limit on fields."""


class CarriedTenderExpired(WorthwhileError):
    """What came back is not what was handed out, or is older than a day."""

    def __init__(self) -> None:
        super().__init__("What was read of the tender is more than a day old or did not come back whole. "
                         "Choose the files again.")  # fmt: skip


def carried_text(sent: SentTender) -> str:
    """What was read, as text that only we can make; empty where a form could not bring it back."""
    plain = {
        "title": sent.title,
        "facts": [plain_fact(fact) for fact in sent.facts],
        "documents": [astuple(one) for one in sent.documents],
        "unread": [astuple(one) for one in sent.unread],
        "cautions": sent.cautions,
    }
    text = signing.dumps(plain, salt=SALT, compress=True)
    return text if len(text) <= MOST_LETTERS else ""


def tender_from_carried(text: str) -> SentTender:
    """What was read. Raises CarriedTenderExpired."""
    try:
        plain = signing.loads(text, salt=SALT, max_age=DAY_IN_SECONDS)
    except signing.BadSignature as error:
        raise CarriedTenderExpired from error
    return SentTender(
        title=plain["title"],
        facts=Facts(stated=tuple(fact_from_plain(one) for one in plain["facts"])),
        documents=tuple(
            ReadDocument(name=name, kind=kind, pages=pages, words=words)
            for name, kind, pages, words in plain["documents"]
        ),
        unread=tuple(Problem(path, message) for path, message in plain["unread"]),
        cautions=tuple(plain["cautions"]),
    )
