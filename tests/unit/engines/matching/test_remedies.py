"""What would make an opportunity fit."""

from __future__ import annotations

from tests.matching_builders import LUTON, matched
from worthwhile.engines.matching import (
    About,
    AskedAccreditation,
    Eligibility,
    HeldBy,
    Holder,
    LotOffered,
    Place,
    RemedyKind,
    Standing,
)

LEEDS = Place(name="Leeds", standing=Standing.OUTSIDE, km=220.0)
LARGE = {"value_low": 6_000_000.0, "value_high": 6_000_000.0, "months": 36.0}


def _kinds(found):
    return [remedy.kind for remedy in found.remedies]


def test_what_fits_needs_no_help():
    assert matched().remedies == ()


def test_a_small_lot_is_named_with_its_value():
    lots = (
        LotOffered(title="North", value=5_000_000.0),
        LotOffered(title="South", value=900_000.0),
        LotOffered(title="East", value=None),
    )
    found = matched(to=LARGE | {"value_low": 900_000.0, "lots": 3, "lots_offered": lots})
    (remedy,) = found.remedies
    assert remedy.kind is RemedyKind.LOT
    assert "“South” (£900,000) is small enough" in remedy.sentence
    assert "North" not in remedy.sentence
    assert "East" not in remedy.sentence


def test_a_lot_is_judged_by_its_own_length():
    lots = (
        LotOffered(title="A", value=3_000_000.0, months=120.0),
        LotOffered(title="B", value=3_000_000.0, months=12.0),
    )
    (remedy, *_) = matched(to=LARGE | {"lots": 2, "lots_offered": lots}).remedies
    assert "“A”" in remedy.sentence
    assert "“B”" not in remedy.sentence


def test_a_contract_too_large_asks_for_a_partner_or_a_sub_contract():
    found = matched(to=LARGE)
    assert found.eligibility is Eligibility.NO
    assert _kinds(found) == [RemedyKind.PARTNER, RemedyKind.SUB_CONTRACT]
    assert found.remedies[0].lacking == (About.SIZE,)
    assert "a turnover of at least £3,000,000" in found.remedies[0].sentence  # 2 x £2m a year - £1m


def test_a_partner_brings_the_area():
    found = matched(to={"places": (LUTON, LEEDS)})
    assert found.remedies[0].lacking == (About.AREA,)
    assert "works in Leeds" in found.remedies[0].sentence
    assert RemedyKind.SUB_CONTRACT in _kinds(found)


def test_no_sub_contract_is_offered_where_the_provider_does_not_work():
    assert _kinds(matched(to={"places": (LEEDS,)})) == [RemedyKind.PARTNER]


def test_a_region_around_lacks_nothing_that_can_be_named():
    region = Place(name="East of England", standing=Standing.AROUND, km=0.0)
    assert matched(to={"places": (region,)}).remedies == ()


def test_a_partner_brings_an_accreditation():
    asked = (AskedAccreditation(name="cqc", quote="must", must=True),)
    (remedy,) = matched(to={"accreditations": asked}).remedies
    assert remedy.lacking == (About.ACCREDITATION,)
    assert "cqc" in remedy.sentence


def test_words_that_name_no_accreditation_lack_none():
    assert matched(to={"accreditations": ()}).remedies == ()


def test_a_partner_brings_the_service():
    (remedy,) = matched(to={"relevance": 0.4}).remedies
    assert remedy.lacking == (About.SERVICE,)


def test_a_group_may_have_the_workforce_together():
    found = matched(of={"disadvantaged_workforce_share": 0.1}, to={"reserved": ("shelteredWorkshop",)})
    assert found.remedies[0].lacking == (About.RESERVED,)


def test_who_holds_it_now_is_one_to_ask_for_a_sub_contract():
    found = matched(to=LARGE | {"holder": Holder(name="Big Care Ltd", how=HeldBy.STATED)})
    assert "Big Care Ltd" in found.remedies[-1].sentence
