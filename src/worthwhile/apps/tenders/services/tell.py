"""Tell people by e-mail that something happened in a tender, once it is kept.

``tell_bidders(tender, Letter.X, now)`` and ``tell_people(tender, Role.X, Letter.X, now)`` are called where the act is
done, inside its transaction: the letters go out after it is finished, and not at all where it is not. A mail server
that fails undoes nothing and is noted in the log of the service: the pages say the same as the letters.

Whoever bids is written to without a word of others who bid, and people of the buyer without a word of who bids at all.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import ListApplication, Tender
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.letter_readers import (
    list_interested,
    list_partners,
    list_people_to_tell,
    list_writers,
)
from worthwhile.apps.tenders.selectors.log import head_to_tell
from worthwhile.apps.tenders.services.letter import TO_PARTNERS, WORDS, Letter
from worthwhile.engines.tendering import Procedure, Role, Stage

logger = logging.getLogger("worthwhile.letters")
AT_ONCE = 50
"""How many addresses one letter goes to, none of them visible to another."""
TO_ALL_INTERESTED = frozenset(
    {Letter.QUESTION_ANSWERED, Letter.DOCUMENTS_CHANGED, Letter.DEADLINE_MOVED, Letter.CANCELLED}
)


def tell_bidders(
    tender: Tender, letter: Letter, now: datetime, *, only: Iterable[Organisation] | None = None, more: str = ""
) -> None:
    """Write to the owners and editors of every organisation with a standing bid, or of ``only`` these.

    Those who bid with one of them are written to at the same moment, as far as it concerns them. Letters of the time
    in which bids come in go to those invited and those who asked a question as well. ``more``: what this letter alone
    says.
    """
    chosen = None if only is None else tuple(only)
    _after_commit(tender, partial(_bidder_letters, tender, letter, now, chosen, more))


def tell_people(tender: Tender, role: Role, letter: Letter, now: datetime) -> None:
    """Write to everybody in a role of the tender who is a member of the buyer and declared no conflict that stands."""
    _after_commit(tender, partial(_people_letters, tender, role, letter, now))


def tell_applicant(application: ListApplication) -> None:
    """Write to the owners and editors of a supplier that its application to a list is decided."""
    transaction.on_commit(
        lambda: _send(f"list {application.list_id}", lambda: _applicant_letters(application)), robust=True
    )


def _after_commit(tender: Tender, write: Callable[[], list[EmailMessage]]) -> None:
    if not tender.is_demonstration:
        # Robust: whatever goes wrong with a letter, what was done stays done, and the page says so.
        # A function, because Django names what failed by its name and a partial has none.
        transaction.on_commit(lambda: _send(tender.number, write), robust=True)


def _send(number: str, write: Callable[[], list[EmailMessage]]) -> None:
    letters = write()
    if not letters:
        return
    try:
        get_connection().send_messages(letters)
    except (OSError, SMTPException):
        logger.exception("Letters about %s could not be sent", number)


def _bidder_letters(
    tender: Tender, letter: Letter, now: datetime, only: tuple[Organisation, ...] | None, more: str
) -> list[EmailMessage]:
    to_all = letter in TO_ALL_INTERESTED
    told = list_interested(tender, with_askers=to_all) if only is None else only
    written: dict[tuple[Letter, str], list[str]] = {}
    for organisation in told:
        written.setdefault((letter, _page_of_bidder(tender, organisation)), []).extend(list_writers(organisation))
    for partner in list_partners(tender, told, while_writing=to_all) if letter in TO_PARTNERS else ():
        theirs = (TO_PARTNERS[letter], _page_of_partner(tender, partner))
        written.setdefault(theirs, []).extend(list_writers(partner))
    return [
        one
        for (which, page), addresses in written.items()
        for one in _letters(tender, which, now, page, sorted(set(addresses)), is_to_bidders=True, more=more)
    ]


def _applicant_letters(application: ListApplication) -> list[EmailMessage]:
    addresses = sorted(set(list_writers(application.supplier)))
    words = {
        "buyer": " ".join(application.list.buyer.name.split()),
        "name": " ".join(application.list.name.split()),
        "page": settings.PUBLIC_ADDRESS + reverse("tenders:supplier_lists", args=[application.supplier_id]),
    }
    body = render_to_string("tenders/list_letter.txt", words)
    return _hidden("Your application to a list of suppliers is decided", body, addresses)


def _people_letters(tender: Tender, role: Role, letter: Letter, now: datetime) -> list[EmailMessage]:
    page = reverse("tenders:buyer_tender", args=[tender.buyer_id, tender.pk])
    return _letters(tender, letter, now, page, list_people_to_tell(tender, role), is_to_bidders=False)


def _page_of_bidder(tender: Tender, bidder: Organisation) -> str:
    """The one public page, so that one letter does for many; a quick quote has a page for each supplier alone."""
    if tender.procedure == Procedure.QUICK_QUOTE:
        if not tender.invited.filter(supplier=bidder).exists():
            return _page_of_partner(tender, bidder)
        return reverse("tenders:bid", args=[bidder.pk, tender.pk])
    return reverse("tenders:open_tender", args=[tender.pk])


def _page_of_partner(tender: Tender, partner: Organisation) -> str:
    """The public page too; a quick quote has none that those who were not invited may open."""
    if tender.procedure == Procedure.QUICK_QUOTE:
        return reverse("tenders:bids", args=[partner.pk])
    return reverse("tenders:open_tender", args=[tender.pk])


def _letters(
    tender: Tender,
    letter: Letter,
    now: datetime,
    page: str,
    addresses: Sequence[str],
    *,
    is_to_bidders: bool,
    more: str = "",
) -> list[EmailMessage]:
    tender.refresh_from_db()
    words = {
        "title": " ".join(tender.title.split()),
        "buyer": " ".join(tender.buyer.name.split()),
        "says": WORDS[letter].says,
        "page": settings.PUBLIC_ADDRESS + page,
        "at": moment_words(now),
        "deadline": moment_words(tender.deadline_at) if tender.deadline_at and tender.stage == Stage.OPEN else "",
        "is_to_bidders": is_to_bidders,
        "more": more,
        "head": head_to_tell(tender) if is_to_bidders else "",
    }
    body = render_to_string("tenders/letter.txt", words)
    return _hidden(WORDS[letter].subject, body, addresses)


def _hidden(subject: str, body: str, addresses: Sequence[str]) -> list[EmailMessage]:
    """As many letters as it takes, in which no address is visible to another."""
    return [
        EmailMessage(subject=subject, body=body, bcc=list(some), headers={"To": "undisclosed-recipients:;"})
        for some in (addresses[first : first + AT_ONCE] for first in range(0, len(addresses), AT_ONCE))
    ]
