"""Real organisations with what articles say of them, kept by nobody there."""

from __future__ import annotations

from datetime import datetime

from worthwhile.apps.accounts.models import User
from worthwhile.apps.demonstration.selectors.published_facts import PublishedFact, PublishedOrganisation
from worthwhile.apps.organisations.models import Demonstration, Organisation, OrganisationKind
from worthwhile.apps.organisations.services.record_fact import record_fact


def set_up_organisation(published: PublishedOrganisation, *, by: User, now: datetime) -> Organisation:
    """The organisation with every fact that it does not have yet. It has no member: nobody here speaks for it."""
    kept, _ = Organisation.objects.get_or_create(
        name=published.name,
        demonstration=Demonstration.FACTS,
        defaults={"kind": OrganisationKind.PROVIDER, "legal_form": published.legal_form, "created_at": now},
    )
    known = set(kept.facts.values_list("key", "value", "valid_from"))
    for fact in published.facts:
        if (fact.key, fact.says, fact.valid_from) not in known:
            _record(fact, kept, by, now)
    return kept


def _record(fact: PublishedFact, organisation: Organisation, by: User, now: datetime) -> None:
    record_fact(
        organisation=organisation,
        key=fact.key,
        value=fact.says,
        evidence=fact.evidence,
        valid_from=fact.valid_from,
        expires_on=fact.expires_on,
        recorded_by=by,
        now=now,
    )
