"""How a page names people."""

from __future__ import annotations

from worthwhile.apps.accounts.models import User
from worthwhile.apps.accounts.models.user import CLOSED
from worthwhile.apps.impact.models import Revision

GONE = CLOSED.capitalize()
QUESTIONNAIRES = "Your questionnaires"


def name_of(person: User | None) -> str:
    """The name of a person, as a sentence begins with it; also where the account is closed or gone."""
    return str(person) if person is not None and person.is_active else GONE


def who_saved(revision: Revision) -> str:
    """Who saved a revision: a person, or new answers to questionnaires."""
    return QUESTIONNAIRES if revision.is_evidence_update else name_of(revision.made_by)
