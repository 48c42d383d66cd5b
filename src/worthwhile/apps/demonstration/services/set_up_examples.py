"""Invented organisations, each with a complete case that was kept, signed, commented on and assessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from worthwhile.apps.accounts.models import User
from worthwhile.apps.demonstration.services.set_up_evidence import MADE_UP, collect_and_feed
from worthwhile.apps.impact.models import Case, Verdict, Version
from worthwhile.apps.impact.selectors.assessing import verification_of
from worthwhile.apps.impact.services.assess import give_assessment, record_check
from worthwhile.apps.impact.services.comments import answer_comment, make_comment
from worthwhile.apps.impact.services.keep_version import keep_version, sign_version
from worthwhile.apps.impact.services.save_case import start_case
from worthwhile.apps.organisations.models import Demonstration, Membership, Organisation, OrganisationKind, Role
from worthwhile.exchange.plain_data import load_plain_data
from worthwhile.exchange.templates import demonstration_text

EVIDENCED = "befriending"


@dataclass(frozen=True, kw_only=True)
class Invented:
    """An organisation that does not exist, the case it has and the template that case is nearest to."""

    name: str
    demonstration: str
    template: str


EXAMPLES = (
    Invented(name="Demonstration Befriending", demonstration="befriending", template="befriending"),
    Invented(name="Demonstration Dental Care", demonstration="community-dental", template="community-dental"),
    Invented(name="Demonstration Nurseries", demonstration="nursery-group", template="nursery-places"),
)


def demonstration_data(name: str) -> dict[str, Any]:
    """A complete case with invented figures, as data."""
    data = load_plain_data(demonstration_text(name), suffix=".yaml", name=name)
    assert isinstance(data, dict)
    return data


def copy_of_case(invented: Invented, organisation: Organisation, *, by: User, now: datetime) -> Case:
    """The case of an example in an organisation. Its figures stay marked as invented wherever it goes."""
    return start_case(
        organisation=organisation,
        data=demonstration_data(invented.demonstration),
        template=invented.template,
        is_demonstration=True,
        by=by,
        now=now,
    )


def set_up_example(invented: Invented, *, manager: User, assessor: User, now: datetime) -> Organisation:
    """The organisation with its people and its case; what is there already stays as it is."""
    kept, _ = Organisation.objects.get_or_create(
        name=invented.name,
        demonstration=Demonstration.EXAMPLE,
        defaults={"kind": OrganisationKind.PROVIDER, "legal_form": "invented", "created_at": now},
    )
    keeps, _ = Membership.objects.get_or_create(
        organisation=kept, person=manager, defaults={"role": Role.OWNER, "joined_at": now}
    )
    assesses, _ = Membership.objects.get_or_create(
        organisation=kept, person=assessor, defaults={"role": Role.ASSESSOR, "joined_at": now}
    )
    if not kept.cases.exists():
        case = copy_of_case(invented, kept, by=manager, now=now)
        if invented.demonstration == EVIDENCED:
            collect_and_feed(case, by=manager, now=now)
        version = _kept_version(case, manager, now)
        if invented.demonstration == EVIDENCED:
            _signed_and_assessed(version, keeps, assesses, now)
    return kept


def _kept_version(case: Case, by: User, now: datetime) -> Version:
    note = f"What was sent with the bid. {MADE_UP}"
    return keep_version(case=case, revision=case.revision, name="As sent", note=note, by=by, now=now)


def _signed_and_assessed(version: Version, manager: Membership, assessor: Membership, now: datetime) -> None:
    statement = f"I have read every figure and stand behind this version. {MADE_UP}"
    sign_version(version=version, by=manager.person, role="Manager", statement=statement, now=now)
    thread = make_comment(
        case=version.case,
        by=assessor,
        place="outcomes[life-satisfaction].deadweight",
        text=f"Who was on the waiting list, and were they asked in the same months? {MADE_UP}",
        now=now,
    )
    answer_comment(thread=thread, by=manager, text=f"Yes, in the same two weeks of March. {MADE_UP}", now=now)
    first = verification_of(version).standings[0]
    record_check(
        version=version,
        claim=first.claim,
        by=assessor,
        verdict=Verdict.VERIFIED,
        looked_at=f"The answer sheets, one in five. {MADE_UP}",
        note=f"The count agrees with the sheets. {MADE_UP}",
        now=now,
    )
    opinion = f"The counts hold. The share that is due to others rests on people's own words. {MADE_UP}"
    give_assessment(version=version, by=assessor, text=opinion, now=now)
