"""Whatever a panel gives: what the pages count as open is what the engine that ranks finds undecided."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from worthwhile.apps.tenders.models import AgreedScore, Contender, GivenScore
from worthwhile.apps.tenders.selectors.assessing_counts import _missing, lacks_consensus, must_meet
from worthwhile.apps.tenders.selectors.judging import Judging, Offer
from worthwhile.apps.tenders.selectors.ranking import _bids, _people
from worthwhile.engines.scoring import FORMAT, How, Panel, read_evaluation

LEVELS = [Decimal(level) for level in (0, 20, 40, 60, 80, 100)]
SCORE = st.sampled_from(LEVELS) | st.none()


@st.composite
def schemes(draw: st.DrawFn) -> dict[str, object]:
    """Two criteria, one with parts, under any rule of moderation."""
    return {
        "nation": "england",
        "criteria": [
            {"id": "a", "weight": 60},
            {"id": "b", "weight": 40, "sub_criteria": [{"id": "b1", "weight": 50}, {"id": "b2", "weight": 50}]},
        ],
        "price": {"formula": "PF-7", "fixed_price": 1000},
        "scale": {"levels": [{"score": level} for level in LEVELS]},
        "moderation": {
            "spread_levels": draw(st.integers(1, 4)),
            "spread_points": draw(st.integers(0, 100)),
            "close_scores": draw(st.sampled_from(["consensus", "mean"])),
        },
    }


@st.composite
def panels(draw: st.DrawFn) -> tuple[dict[str, object], Judging]:
    """Up to three bids and three assessors, some standing apart, some scores missing, some agreed."""
    scheme = draw(schemes())
    evaluation = read_evaluation({"format": FORMAT, "title": "Law", "scheme": scheme})
    contenders = [Contender(pk=100 + at, number=at) for at in range(1, draw(st.integers(1, 3)) + 1)]
    assessors = tuple(range(1, draw(st.integers(1, 3)) + 1))
    leaves = [leaf.id for leaf in evaluation.scheme.leaves]
    keys = [(one.pk, "", leaf, person) for one in contenders for leaf in leaves for person in assessors]
    given = draw(st.lists(SCORE, min_size=len(keys), max_size=len(keys)))
    settled = [(one.pk, "", leaf) for one in contenders for leaf in leaves]
    agreed = draw(st.lists(SCORE, min_size=len(settled), max_size=len(settled)))
    pairs = [(one.pk, person) for one in contenders for person in assessors]
    judging = Judging(
        scheme=evaluation.scheme,
        offers=tuple(Offer(contender=one, lot="") for one in contenders),
        assessors=assessors,
        moderators=(9,),
        scores={
            key: GivenScore(assessor_id=key[3], criterion=key[2], score=score, reason="So")
            for key, score in zip(keys, given, strict=True)
            if score is not None
        },
        agreed={
            key: AgreedScore(moderator_id=9, criterion=key[2], score=score, reason="So")
            for key, score in zip(settled, agreed, strict=True)
            if score is not None
        },
        set_aside={},
        conditions={},
        apart=frozenset(draw(st.sets(st.sampled_from(pairs)))),
    )
    return scheme, judging


@given(panels())
def test_what_is_counted_as_open_is_what_the_engine_finds_undecided(made: tuple[dict[str, object], Judging]) -> None:
    scheme, judging = made
    evaluation = read_evaluation(
        {
            "format": FORMAT,
            "title": "Law",
            "scheme": scheme,
            "assessors": list(_people(judging)),
            "bids": list(_bids(None, judging, gone={}, with_prices=False)),  # type: ignore[arg-type]  # asked for prices alone
        }
    )
    panel = Panel(scheme=evaluation.scheme, assessors=evaluation.assessors)
    missing = 0
    for offer, bid in zip(judging.offers, evaluation.bids, strict=True):
        judged = panel.judge(bid)
        for leaf, decided in judged.decided.items():
            is_agreed = decided.how is How.CONSENSUS
            assert must_meet(judging, offer, leaf) == (decided.must_meet and not is_agreed)
            is_open = must_meet(judging, offer, leaf) or lacks_consensus(judging, offer, leaf)
            assert is_open == (decided.score is None)
            missing += len(judging.judges(offer.contender)) - len(decided.given)
    assert _missing(judging, least=0) == missing
