"""Let a provider that is considered read its letter here: by a link that works once, never by its name.

A name, and a number of a register, is what anybody may give their organisation here. Only whoever the buyer itself
sends the link to can say which organisation is meant, and the buyer sees who said it before anybody is told.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.models.secret_hash import secret_hash
from worthwhile.apps.tenders.models import Contender, ProviderLink, Tender, name_in_log
from worthwhile.apps.tenders.selectors.provider_links import why_no_link, why_not_end_link
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.services.acting import locked
from worthwhile.apps.tenders.services.log import log_act
from worthwhile.kernel.problems import WorthwhileError

STANDS_FOR = timedelta(days=14)


class NoProviderLink(WorthwhileError):
    """A link cannot be made, ended or followed."""


def make_provider_link(*, contender: Contender, by: User, now: datetime) -> str:
    """The secret end of a link for a provider; one that nobody followed ends. Raises NoProviderLink."""
    with locked(contender.tender) as held:
        _refuse(*why_no_link(held, person_in(held, by)))
        before = ProviderLink.objects.filter(contender=contender)
        if contender.bid_id is not None:
            raise NoProviderLink("Whoever bids reads its letter with its bid.")
        if before.exclude(organisation=None).exists():
            raise NoProviderLink("An organisation reads the letter here already. End that first.")
        before.delete()
        token = secrets.token_urlsafe(32)
        ProviderLink.objects.create(
            contender=contender, token_hash=secret_hash(token), made_at=now, expires_at=now + STANDS_FOR
        )
        _log(held, "make-provider-link", contender, who=name_in_log(by.pk), now=now)
    return token


def end_provider_link(*, contender: Contender, by: User, now: datetime) -> None:
    """End a link, and what was read by it from now on. Raises NoProviderLink."""
    with locked(contender.tender) as held:
        _refuse(*why_not_end_link(held, person_in(held, by)))
        ended, _ = ProviderLink.objects.filter(contender=contender).delete()
        if ended:
            _log(held, "end-provider-link", contender, who=name_in_log(by.pk), now=now)


def follow_provider_link(*, link: ProviderLink, organisation: Organisation, by: User, now: datetime) -> None:
    """Say which organisation a provider is here; nobody else can then. Raises NoProviderLink."""
    with locked(link.contender.tender) as held:
        kept = ProviderLink.objects.select_related("contender").filter(pk=link.pk, organisation=None).first()
        # The link that was opened, not one that was made in its place since.
        if kept is None or kept.token_hash != link.token_hash or now >= kept.expires_at:
            raise NoProviderLink("This link does not stand any more. Ask whoever sent it for another.")
        if organisation.pk == held.buyer_id or organisation.is_demonstration:
            raise NoProviderLink("This organisation cannot be the provider. Choose another.")
        if held.people.filter(person=by).exists():
            raise NoProviderLink("You work on this tender for the buyer, so you cannot answer for a provider.")
        if ProviderLink.objects.filter(contender__tender=held, organisation=organisation).exists():
            raise NoProviderLink(f"{organisation} reads a letter of this tender already. Ask whoever sent the link.")
        kept.organisation, kept.followed_by, kept.followed_at, kept.token_hash = organisation, by, now, ""
        kept.save()
        _log(held, "follow-provider-link", kept.contender, who=f"contender-{kept.contender.number}", now=now)


def _refuse(*refusals: str) -> None:
    if refusals:
        raise NoProviderLink(" ".join(refusals))


def _log(tender: Tender, act: str, contender: Contender, *, who: str, now: datetime) -> None:
    log_act(tender, act, who=who, about={"contender": contender.number}, now=now)
