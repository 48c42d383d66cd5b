"""A tender is held against the law of its own nation alone, and the pairs are those that the law table can find."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from tests.fitness_facts import make_facts
from worthwhile.engines.regimes import decide
from worthwhile.engines.regimes.vocabulary import REGIME_NAMES, Buyer, Nation, Regime, Subject
from worthwhile.exchange.regime import facts_from_data
from worthwhile.exchange.tender import facts_of, new_tender_text, tender_from_text
from worthwhile.exchange.tender.facts_of_setting import CARE
from worthwhile.exchange.tender.fitness import check_fitness
from worthwhile.exchange.tender.law_of_nation import LAWS, may_hold, refuse_law_of_another_nation, why_not
from worthwhile.kernel.problems import InvalidInput
from worthwhile.reference.regimes import regime_rules
from worthwhile.reference.working_days import UnitedKingdomDays

OTHERS = [(regime, nation) for nation, regime in product(Nation, Regime) if regime not in LAWS[nation]]


@pytest.mark.parametrize(("regime", "nation"), OTHERS)
def test_a_law_of_another_nation_is_refused_and_the_lawful_ones_are_named(regime: Regime, nation: Nation) -> None:
    with pytest.raises(InvalidInput) as refused:
        refuse_law_of_another_nation(make_facts({"nation": nation.value, "regime": regime.value}))
    said = refused.value.problems[0].message
    assert all(one.value in said and REGIME_NAMES[one] in said for one in LAWS[nation])
    assert said == why_not(regime, nation)


def test_every_place_that_states_another_pair_is_told() -> None:
    stated = make_facts({"nation": ["england", "wales"], "regime": ["psr-england", "psr-wales"]})
    with pytest.raises(InvalidInput) as refused:
        refuse_law_of_another_nation(stated)
    assert len(refused.value.problems) == 2


@pytest.mark.parametrize("stated", [{}, {"nation": "wales"}, {"regime": "psr-wales"}])
def test_what_is_not_stated_is_refused_nowhere(stated: dict[str, object]) -> None:
    refuse_law_of_another_nation(make_facts(stated))


def test_a_tender_file_with_a_law_of_another_nation_is_refused_at_its_path() -> None:
    text = "format: worthwhile/tender/1\nbuyer: {name: A, nation: wales}\nsubject: {title: B}\n"
    text += "route: {regime: psr-england}\n"
    with pytest.raises(InvalidInput) as refused:
        tender_from_text(text, suffix=".yaml", name="t.yaml")
    assert [one.path for one in refused.value.problems] == ["route.regime"]


def test_the_new_tender_that_ships_holds_a_lawful_pair() -> None:
    tender_from_text(new_tender_text(), suffix=".yaml", name="new.yaml")


def test_every_law_that_the_table_finds_is_lawful_in_its_nation() -> None:
    calendar, rules, found = UnitedKingdomDays(), regime_rules(), set()
    buyers = (Buyer.LOCAL_AUTHORITY, Buyer.NHS_TRUST, Buyer.CENTRAL_GOVERNMENT)
    for nation, buyer, subject, value, devolved in product(
        Nation, buyers, (Subject.HEALTH_CARE, Subject.OTHER_SERVICES), (10_000, 60_000, 9_000_000), (True, False)
    ):
        said = {
            "format": "worthwhile/regime-facts/1",
            "commenced_on": "2025-06-02",
            "nation": nation.value,
            "buyer": buyer.value,
            "subject": subject.value,
            "value_inc_vat": value,
            "value_ex_vat": value,
            "devolved_scottish": devolved if nation is Nation.SCOTLAND else None,
            "psr_schedule_1": subject is Subject.HEALTH_CARE,
            "mixed": False,
        }
        loaded = facts_from_data({name: one for name, one in said.items() if one is not None})
        regime = decide(facts=loaded.facts, rules=rules, on=None, calendar=calendar).regime.regime
        if regime is not None:
            found.add(regime)
            assert may_hold(Regime(regime), nation), (regime, said)
    assert len(found) >= 7


@pytest.mark.parametrize("subject", [one for one in Subject if one in (*CARE, Subject.OTHER_LIGHT_TOUCH)])
def test_engine_and_linter_agree_that_turnover_is_not_law_in_scottish_care(subject: Subject) -> None:
    text = (
        "format: worthwhile/tender/1\nbuyer: {name: A, nation: scotland}\nroute: {regime: scotland-2015-regulations}\n"
        f"subject: {{title: B, kind: {subject.value}}}\nvalue: {{total_net: 700000}}\n"
        "participation: {minimum_turnover: {amount: 9000000}}\n"
    )
    tender = tender_from_text(text, suffix=".yaml", name="t.yaml").tender
    answers = check_fitness(facts_of(tender), on=date(2026, 3, 2)).answers
    assert not next(one for one in answers if one.code == "FIT-01").breaks_law
    said = {
        "format": "worthwhile/regime-facts/1",
        "commenced_on": "2025-03-03",
        "nation": "scotland",
        "buyer": "local-authority",
        "devolved_scottish": True,
        "subject": subject.value,
        "value_ex_vat": 700000,
        "value_inc_vat": 840000,
        "minimum_turnover": 9000000,
    }
    calendar, rules = UnitedKingdomDays(), regime_rules()
    decision = decide(facts=facts_from_data(said).facts, rules=rules, on=None, calendar=calendar)
    assert decision.regime.regime == Regime.SCOTLAND_2015_REGULATIONS
    assert not any("turnover" in gate.gate.lower() for gate in decision.gates)
