"""What another provider brings of what one lacks."""

from __future__ import annotations

from dataclasses import replace

from worthwhile.engines.matching import (
    About,
    AskedAccreditation,
    Opportunity,
    Place,
    Provider,
    ReservedLaw,
    Rules,
    Service,
    Standing,
    partner_of,
    rank_partners,
)

RULES = Rules(
    law=ReservedLaw(
        workforce_share=0.3,
        workforce_citation="",
        mutual_longest_years=5,
        mutual_years_between=3,
        mutual_citation="",
    )
)
ME = Provider(name="Lunch Club", services=(), turnover=100_000)
OTHER = Provider(name="Warm Hands", services=(Service(name="Visits"),), turnover=50_000, accreditations=("cqc",))
ASKED = Opportunity(
    ocid="",
    value_high=300_000,
    months=36,
    places=(Place(name="Redbridge", standing=Standing.WITHIN, km=0.0),),
    relevance=0.7,
    relevance_why="its code is near",
    accreditations=(AskedAccreditation(name="cqc", quote="", must=True),),
)
EVERYTHING = (About.AREA, About.SERVICE, About.ACCREDITATION, About.SIZE)


def brought(candidate: Provider = OTHER, opportunity: Opportunity = ASKED, lacking=EVERYTHING) -> dict:
    found = partner_of(provider=ME, candidate=candidate, opportunity=opportunity, lacking=lacking, rules=RULES)
    return {one.about: one for one in found.brought}


def test_each_thing_that_is_brought_is_said_about_the_other():
    said = {about: one.sentence for about, one in brought().items()}
    assert said == {
        About.AREA: "Works in Redbridge.",
        About.SERVICE: "Does this kind of work: its code is near.",
        About.ACCREDITATION: "States that it holds cqc.",
        About.SIZE: "Turns over £50,000 a year, together with you £150,000, beside £100,000 in a year of this.",
    }


def test_size_counts_both_together_against_twice_a_year():
    assert not brought()[About.SIZE].brings
    assert brought(replace(OTHER, turnover=100_000))[About.SIZE].brings


def test_what_is_not_stated_never_counts_as_brought():
    nobody = Provider(name="Nobody", services=())
    away = replace(ASKED, relevance=0.0, places=(Place(name="Leeds", standing=Standing.OUTSIDE, km=41.0),))
    found = brought(nobody, away)
    assert [one.brings for one in found.values()] == [False] * 4
    assert "41 km away" in found[About.AREA].sentence
    assert found[About.SIZE].sentence == "Its turnover is not stated."


def test_only_what_was_looked_for_is_told():
    assert list(brought(lacking=(About.SIZE, About.RESERVED))) == [About.SIZE]


def test_who_brings_most_comes_first_and_who_brings_nothing_is_left_out():
    def made(name: str, lacking, opportunity: Opportunity = ASKED):
        candidate = replace(OTHER, name=name)
        return partner_of(provider=ME, candidate=candidate, opportunity=opportunity, lacking=lacking, rules=RULES)

    one, two = made("One", (About.AREA,)), made("Two", (About.AREA, About.SERVICE))
    none = made("None", (About.AREA,), replace(ASKED, places=()))
    assert [found.name for found in rank_partners([one, none, two])] == ["Two", "One"]
