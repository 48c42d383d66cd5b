"""What is true of an organisation, entered once, with its evidence and its history."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.organisation_builders import NOW, SignIn, World
from worthwhile.apps.organisations.models import Fact
from worthwhile.apps.organisations.selectors.facts import find_fact, list_facts, list_history
from worthwhile.apps.organisations.services.record_fact import record_fact
from worthwhile.kernel.problems import InvalidInput

KEY = "public-liability"
ANSWERS = {
    "key": KEY,
    "value": "£5 million",
    "evidence": "Certificate in the office",
    "evidence_link": "",
    "valid_from": "1 April 2025",
    "expires_on": "31 March 2026",
}


def recorded(world: World, value: str, valid_from: date, **more: Any) -> Fact:
    return record_fact(
        organisation=world.organisation,
        key=KEY,
        value=value,
        valid_from=valid_from,
        recorded_by=world.editor.person,
        now=NOW,
        **{"evidence": "seen", **more},
    )


def said_on(world: World, on: date) -> str | None:
    fact = find_fact(world.organisation, KEY, on=on)
    return fact.value if fact else None


def test_an_editor_records_a_fact(world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.editor.person).post(f"{world.address}facts/new/", ANSWERS)
    assert answer["Location"] == f"{world.address}facts/about/{KEY}/"
    kept = world.organisation.facts.get()
    assert (kept.value, kept.valid_from, kept.expires_on) == ("£5 million", date(2025, 4, 1), date(2026, 3, 31))


def test_a_later_value_closes_the_earlier_the_day_before(world: World) -> None:
    recorded(world, "£5 million", date(2025, 4, 1))
    recorded(world, "£10 million", date(2026, 4, 1))
    assert said_on(world, date(2025, 3, 31)) is None
    assert said_on(world, date(2025, 4, 1)) == "£5 million"
    assert said_on(world, date(2026, 3, 31)) == "£5 million"
    assert said_on(world, date(2026, 4, 1)) == "£10 million"
    assert [line.until for line in list_history(world.organisation, KEY)] == [None, date(2026, 3, 31)]


def test_nothing_is_overwritten(world: World) -> None:
    first = recorded(world, "£5 million", date(2025, 4, 1))
    before = Fact.objects.filter(pk=first.pk).values().get()
    recorded(world, "£10 million", date(2025, 4, 1))
    assert Fact.objects.filter(pk=first.pk).values().get() == before


def test_a_value_is_not_true_after_its_last_day(world: World) -> None:
    recorded(world, "£5 million", date(2025, 4, 1), expires_on=date(2026, 3, 31))
    assert said_on(world, date(2026, 3, 31)) == "£5 million"
    assert said_on(world, date(2026, 4, 1)) is None


def test_an_expired_value_does_not_bring_back_an_older_one(world: World) -> None:
    recorded(world, "£5 million", date(2024, 4, 1))
    recorded(world, "£10 million", date(2025, 4, 1), expires_on=date(2026, 3, 31))
    assert said_on(world, date(2026, 4, 1)) is None


def test_a_value_for_the_same_day_corrects_the_first(world: World) -> None:
    recorded(world, "£50 million", date(2025, 4, 1))
    recorded(world, "£5 million", date(2025, 4, 1))
    assert said_on(world, date(2025, 4, 1)) == "£5 million"
    assert [line.corrected for line in list_history(world.organisation, KEY)] == [False, True]


def test_a_value_entered_late_fits_between(world: World) -> None:
    recorded(world, "now", date(2026, 4, 1))
    recorded(world, "then", date(2025, 4, 1))
    assert said_on(world, date(2025, 6, 1)) == "then"
    assert said_on(world, date(2026, 6, 1)) == "now"


def test_an_expired_fact_is_still_listed_as_expired(world: World, sign_in: SignIn) -> None:
    recorded(world, "£5 million", date(2024, 4, 1), expires_on=date(2025, 3, 31))
    page = sign_in(world.viewer.person).get(world.address).content.decode()
    assert "£5 million" in page
    assert "Expired" in page


def test_the_page_answers_for_the_day_asked(world: World, sign_in: SignIn) -> None:
    recorded(world, "£5 million", date(2025, 4, 1))
    recorded(world, "£10 million", date(2026, 4, 1))
    page = sign_in(world.viewer.person).get(f"{world.address}facts/?on=31+March+2026").content.decode()
    assert "What was true on 31 March 2026" in page
    assert "£5 million" in page
    assert "£10 million" not in page


def test_a_day_that_cannot_be_read_is_asked_for_again(world: World, sign_in: SignIn) -> None:
    page = sign_in(world.viewer.person).get(f"{world.address}facts/?on=yesterday").content.decode()
    assert "Enter the day you ask about, such as 1 April 2026" in page


def test_the_history_shows_every_value_and_its_evidence(world: World, sign_in: SignIn) -> None:
    recorded(world, "£5 million", date(2025, 4, 1), evidence="", evidence_link="https://example.org/policy")
    recorded(world, "£10 million", date(2026, 4, 1))
    page = sign_in(world.assessor.person).get(f"{world.address}facts/about/{KEY}/").content.decode()
    assert page.index("£10 million") < page.index("£5 million")
    assert 'href="https://example.org/policy"' in page
    assert "by editor@example.org" in page


@pytest.mark.parametrize("key", ["cyber-essentials", "no-such-fact"])
def test_a_fact_that_nobody_recorded_is_not_found(world: World, sign_in: SignIn, key: str) -> None:
    assert sign_in(world.owner.person).get(f"{world.address}facts/about/{key}/").status_code == 404


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"key": ""}, "Choose what the fact is about"),
        ({"key": "weather"}, "Choose a fact from the list"),
        ({"value": " "}, "Enter what is true"),
        ({"evidence": ""}, "Say how a reader can check this"),
        ({"evidence_link": "javascript:alert(1)"}, "Enter "),
        ({"evidence_link": "ftp://example.org/x"}, "begins with https:// or http://"),
        ({"valid_from": "soon"}, "Enter the day from which it is true, such as 1 April 2026"),
        ({"valid_from": "1 April 0026"}, "Enter a year from"),
        ({"expires_on": "31 March 2025"}, "Enter a last day that is not before"),
    ],
)
def test_each_mistake_is_told_in_words(world: World, sign_in: SignIn, changed: dict[str, str], told: str) -> None:
    page = sign_in(world.editor.person).post(f"{world.address}facts/new/", {**ANSWERS, **changed})
    assert told in page.content.decode()
    assert not world.organisation.facts.exists()


def test_renewing_starts_with_the_fact_chosen(world: World, sign_in: SignIn) -> None:
    page = sign_in(world.editor.person).get(f"{world.address}facts/new/?key={KEY}").content.decode()
    assert f'<option value="{KEY}" selected>' in page


def test_every_problem_is_told_at_once(world: World) -> None:
    with pytest.raises(InvalidInput) as refused:
        record_fact(
            organisation=world.organisation,
            key="x",
            value="",
            valid_from=date(2026, 1, 2),
            expires_on=date(2026, 1, 1),
            recorded_by=world.editor.person,
            now=NOW,
        )
    assert [problem.path for problem in refused.value.problems] == ["key", "value", "evidence", "expires_on"]


def test_the_database_refuses_a_fact_without_evidence(world: World) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Fact.objects.create(
            organisation=world.organisation, key=KEY, value="x", valid_from=date(2026, 1, 1), recorded_at=NOW
        )


def test_facts_of_another_organisation_are_not_listed(world: World) -> None:
    recorded(world, "ours", date(2025, 4, 1))
    elsewhere = world.stranger.memberships.get().organisation
    assert list_facts(elsewhere, on=date(2026, 4, 1)) == []
