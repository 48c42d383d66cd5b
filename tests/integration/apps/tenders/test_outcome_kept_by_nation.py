"""An upheld objection keeps or changes an outcome by the law of the buyer's nation: its name, days and holidays."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.award_builders import BEGUN, CONTENT, PRICED, TOLD, Awarding, awarding, propose
from tests.route_builders import keep_lawful_route
from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.selectors.award_letters import told_to
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.apps.tenders.selectors.outcome_kept import why_kept
from worthwhile.apps.tenders.services.acting import NotAllowed
from worthwhile.apps.tenders.services.award_challenge import (
    decide_representation,
    make_representation,
    return_to_assessment,
)
from worthwhile.apps.tenders.services.award_contract import award
from worthwhile.apps.tenders.services.award_propose import approve_award
from worthwhile.apps.tenders.services.award_tell import tell_everybody
from worthwhile.apps.tenders.services.decide_route import record_standstill
from worthwhile.apps.tenders.services.keep_outcome import decide_keeping_outcome, keep_outcome
from worthwhile.engines.tendering import UNTIL_RECORDED, Stage
from worthwhile.exchange.exact_json import exact_json_text

pytestmark = pytest.mark.django_db
KEPT = datetime(2026, 4, 30, 10, tzinfo=UNITED_KINGDOM)
"""A Thursday. The Monday after is a bank holiday, in Wales as in England and Scotland."""
WALES: dict[str, Any] = {
    "nation": "wales", "buyer": "health-board", "devolved_welsh": True, "subject": "health-care",
    "psr_schedule_1": True, "mixed": False, "value_ex_vat": 900_000, "value_inc_vat": None, "existing_provider": False,
    "concluding_framework": False, "chosen_route": "competitive", "can_identify_most_suitable": False,
    "key_criteria_weighed": True, "basic_criteria_applied": True, "conflicted_people_recused": True,
}  # fmt: skip
SCOTLAND: dict[str, Any] = {
    "commenced_on": "2025-11-03", "nation": "scotland", "devolved_scottish": True, "subject": "social-care",
    "value_ex_vat": 400_000, "value_inc_vat": 480_000, "chosen_route": "regulated-competition",
    "sustainable_duty_considered": True, "community_benefit_considered": True, "price_alone": False,
}  # fmt: skip


def objected(**facts: Any) -> Awarding:
    """Everybody was told by the law of these facts, and an objection was upheld."""
    made = awarding()
    said = exact_json_text({**CONTENT, "buyer": {"name": "Sample Council", "nation": facts["nation"]}})
    made.tender.savings.create(number=2, content=said, what="test", made_at=BEGUN, made_by=made.author)
    made.at(Stage.DRAFT)
    keep_lawful_route(made.tender, made.author, BEGUN, **facts)
    made.at(Stage.PRICED)
    proposal = propose(made)
    approve_award(tender=made.tender, seen=proposal.number, by=made.approver, now=PRICED)
    tell_everybody(tender=made.tender, by=made.author, now=TOLD)
    organisation, person = made.suppliers[1]
    said = make_representation(
        tender=made.tender, organisation=organisation, words="Our visits count twice.", by=person, now=TOLD
    )
    made.tender.refresh_from_db()
    assert "5 working days more" not in deciding(made, said.pk), "no law is named that is not this one's"
    decide_representation(
        representation=said, upheld=True, reason="A page was missed.", by=made.approver, now=TOLD + timedelta(hours=1)
    )
    made.tender.refresh_from_db()
    return made


def deciding(made: Awarding, objection: int) -> str:
    tender = made.tender
    return seen(made.approver, f"/organisations/{tender.buyer_id}/tenders/{tender.pk}/award/objections/{objection}/")


def seen(person: User, address: str) -> str:
    client = Client()
    client.force_login(person)
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def keep(made: Awarding) -> None:
    asked = keep_outcome(tender=made.tender, reason="It is still first.", by=made.author, now=KEPT)
    decide_keeping_outcome(tender=made.tender, seen=asked.pk, agreed=True, reason="", by=made.approver, now=KEPT)
    made.tender.refresh_from_db()


def last_day(moment: datetime | None) -> date:
    assert moment is not None
    return moment.astimezone(UNITED_KINGDOM).date()


def letter_of(made: Awarding) -> str:
    told = told_to(made.suppliers[1][0], made.tender.pk)
    assert told is not None
    return told.content


def test_in_wales_the_days_are_those_of_the_welsh_regime_and_go_on_after_the_outcome_is_kept() -> None:
    made = objected(**WALES)
    assert last_day(made.tender.representations_until) == date(2026, 4, 21), "a day before England: 8 after that day"
    assert "Provider Selection Regime (Wales)" in letter_of(made)
    assert "2023/1348" not in letter_of(made)
    keep(made)
    assert last_day(made.tender.earliest_signing) == date(2026, 5, 9), "5 working days after, without 4 May"
    with pytest.raises(NotAllowed):
        award(tender=made.tender, by=made.approver, now=datetime(2026, 5, 8, 23, tzinfo=UNITED_KINGDOM))
    assert award(tender=made.tender, by=made.approver, now=datetime(2026, 5, 9, 1, tzinfo=UNITED_KINGDOM))


def test_in_scotland_no_day_of_another_law_is_taken_and_a_person_records_it_after_the_outcome_is_kept() -> None:
    made = objected(**SCOTLAND)
    assert made.tender.earliest_signing == UNTIL_RECORDED
    assert "Provider Selection Regime" not in letter_of(made)
    keep(made)
    assert made.tender.earliest_signing == UNTIL_RECORDED
    with pytest.raises(NotAllowed):
        award(tender=made.tender, by=made.approver, now=KEPT + timedelta(days=90))
    record_standstill(
        tender=made.tender,
        last_day=date(2026, 5, 11),
        reason="As counsel wrote",
        by=made.approver,
        now=KEPT,
    )
    assert [one.reason for one in why_kept(made.tender)] == ["It is still first."]
    assert award(tender=made.tender, by=made.approver, now=datetime(2026, 5, 12, 1, tzinfo=UNITED_KINGDOM))


@pytest.mark.parametrize("facts", [WALES, SCOTLAND], ids=["wales", "scotland"])
def test_in_each_nation_an_upheld_objection_may_change_the_outcome_instead(facts: dict[str, Any]) -> None:
    made = objected(**facts)
    return_to_assessment(tender=made.tender, by=made.approver, now=KEPT)
    made.tender.refresh_from_db()
    assert made.tender.stage == Stage.ASSESSING
