"""Comments on cases and records of assessors, for the tests of their pages."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.case_builders import make_version
from tests.organisation_builders import World
from worthwhile.apps.impact.models import AssessorCheck, Case, Comment, Verdict, Version
from worthwhile.apps.impact.selectors.assessing import verification_of
from worthwhile.apps.impact.services.assess import give_assessment, record_check
from worthwhile.apps.impact.services.comments import answer_comment, make_comment
from worthwhile.apps.organisations.models import Membership

NOW = datetime(2026, 4, 2, 9, tzinfo=UTC)
ASSESSED_CLAIM = "change-of-life-satisfaction"


def make_thread(case: Case, world: World) -> Comment:
    """A comment of the assessor on a deduction, with an answer of the owner."""
    thread = make_comment(
        case=case,
        by=world.assessor,
        place="outcomes[life-satisfaction].deadweight",
        text="Is this the share of the council?",
        now=NOW,
    )
    answer_comment(thread=thread, by=world.owner, text="It is that of the waiting list.", now=NOW)
    return thread


def make_assessed(case: Case, world: World) -> Version:
    """A version with one claim verified and an opinion on the whole."""
    version = make_version(case, world.owner.person)
    make_check(version, world.assessor)
    give_assessment(version=version, by=world.assessor, text="The count holds, the price does not.", now=NOW)
    return version


def make_check(
    version: Version, by: Membership, claim: str = ASSESSED_CLAIM, verdict: Verdict = Verdict.VERIFIED
) -> AssessorCheck:
    """A record of an assessor on one claim."""
    standing = verification_of(version).find(claim)
    assert standing is not None, claim
    return record_check(
        version=version,
        claim=standing.claim,
        by=by,
        verdict=verdict,
        looked_at="Answer sheets 1 to 20",
        note="As the case says",
        now=NOW,
    )
