"""The labelled set for search is whole, and its measures are what the textbooks say."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ranking_measures import discounted_gain, mean, ndcg, recall
from tests.search_set import HELD_OUT, TUNING, Question, read_questions, read_twins, title_words, without_the_asked
from tools.write_search_titles import gain, is_held_out, questions, read_notices, read_releases, twin_groups

Shared = Callable[[str], Path]

HALVES = [TUNING, HELD_OUT]
RANKINGS = st.permutations([f"n{number}" for number in range(12)])
GAINS = st.dictionaries(st.sampled_from([f"n{number}" for number in range(12)]), st.integers(1, 3), min_size=1)


def _questions() -> list[Question]:
    return [question for half in HALVES for question in read_questions(half)]


# The measures


def test_the_gain_of_a_rank_is_discounted_by_its_logarithm():
    # 2**3 - 1 at rank 1; 2**2 - 1 over log2(3) at rank 2; nothing at rank 3; 2**1 - 1 over log2(5) at rank 4.
    worked = 7 / 1 + 3 / 1.584962500721156 + 0 + 1 / 2.321928094887362
    assert discounted_gain([3, 2, 0, 1]) == pytest.approx(worked)


def test_ndcg_is_the_gain_over_that_of_the_best_order():
    found = ["good", "nothing", "best", "fair"]
    gains = {"best": 3, "good": 2, "fair": 1}
    worked = (3 + 7 / 2 + 1 / math.log2(5)) / (7 + 3 / math.log2(3) + 1 / 2)
    assert ndcg(found, gains) == pytest.approx(worked)


def test_ndcg_looks_at_the_first_ten_only():
    found = [f"nothing-{number}" for number in range(10)]
    assert ndcg([*found, "answer"], {"answer": 3}) == 0
    assert ndcg([*found[:9], "answer"], {"answer": 3}) == pytest.approx(1 / math.log2(11))


def test_a_question_with_more_answers_than_places_can_still_be_answered_in_full():
    gains = {f"n{number}": 2 for number in range(30)}
    assert ndcg(list(gains), gains) == 1
    assert recall(list(gains), gains) == 1


def test_recall_is_the_share_of_answers_that_are_found():
    assert recall(["a", "x", "b"], {"a": 1, "b": 3, "c": 3, "d": 1}) == 0.5
    assert recall(["x", "a", "b"], {"a": 1, "b": 3}, at=2) == 0.5
    assert recall([], {"a": 1}) == 0


def test_a_question_without_an_answer_cannot_be_measured():
    with pytest.raises(ValueError, match="nothing answers"):
        ndcg(["a"], {})
    with pytest.raises(ValueError, match="nothing answers"):
        recall(["a"], {"a": 0})


def test_an_item_found_twice_is_refused():
    with pytest.raises(ValueError, match="stands twice"):
        ndcg(["a", "a"], {"a": 3})


def test_the_mean_counts_every_question_the_same():
    assert mean([1.0, 0.0, 0.5]) == 0.5


@given(found=RANKINGS, gains=GAINS)
def test_no_order_is_better_than_the_best_and_none_is_below_nothing(found: list[str], gains: dict[str, int]):
    best = sorted(found, key=lambda item: -gains.get(item, 0))
    assert 0 <= ndcg(found, gains) <= ndcg(best, gains) == pytest.approx(1)


@given(found=RANKINGS, gains=GAINS)
def test_moving_an_answer_up_never_makes_a_ranking_worse(found: list[str], gains: dict[str, int]):
    at = next(place for place, item in enumerate(found) if item in gains)
    higher = [found[at], *found[:at], *found[at + 1 :]]
    assert ndcg(higher, gains) >= ndcg(found, gains)


# The set


def test_no_question_stands_in_both_halves():
    names = [question.id for question in _questions()]
    assert len(names) == len(set(names))


def test_each_half_has_as_many_questions_as_its_readme_says():
    counts = {
        (half.stem, kind): sum(question.kind == kind for question in read_questions(half))
        for half in HALVES
        for kind in ("need", "title")
    }
    assert counts == {
        ("tuning", "need"): 52, ("held-out", "need"): 52, ("tuning", "title"): 130, ("held-out", "title"): 139,
    }  # fmt: skip


def test_every_gain_is_from_1_to_3_and_every_question_can_be_answered_within_fifty():
    for question in _questions():
        assert set(question.gains.values()) <= {1, 2, 3}, question.id
        assert 1 <= len(question.gains) <= 50, question.id


def test_needs_have_words_and_titles_have_a_notice_instead():
    assert all(bool(question.text) is (question.kind == "need") for question in _questions())
    assert all(bool(question.of) is (question.kind == "title") for question in _questions())


def test_no_need_uses_the_words_of_procurement():
    jargon = {"tender", "contract", "framework", "provision", "provider", "commissioning", "procurement", "service"}
    assert [q.id for q in _questions() if jargon.intersection(q.text.lower().split())] == []


def test_no_title_is_answered_by_itself_or_its_twins():
    twins = read_twins()
    for question in _questions():
        if question.kind == "title":
            assert not twins.get(question.of, frozenset({question.of})).intersection(question.gains), question.id


def test_what_was_asked_and_its_twins_are_left_out_of_what_was_found():
    asked = Question(id="title-b", kind="title", text="", of="b", gains={"d": 1})
    twins = {"b": frozenset({"b", "c"}), "c": frozenset({"b", "c"})}
    assert without_the_asked(["a", "b", "c", "d"], asked, twins) == ["a", "d"]
    assert without_the_asked(["a", "b", "c", "d"], asked, {}) == ["a", "c", "d"]


@pytest.mark.parametrize(
    ("title", "buyer", "words"),
    [
        ("QC129 Breastfeeding Peer Support Service", "Nottingham City Council", "breastfeeding peer support service"),
        ("Short Breaks &amp;amp; Play for Disabled Children", "Thurrock", "short breaks play disabled children"),
        ("Durham County Council Laundry 2025/26 - AWARD", "Durham County Council", "laundry"),
        ("People&#039;s Panel", "", "people's panel"),
    ],
)
def test_a_title_is_asked_in_its_words_alone(title: str, buyer: str, words: str):
    assert title_words(title, buyer) == words


@pytest.mark.parametrize(
    ("asked", "other", "worth"),
    [
        ({"85312110"}, {"85312110"}, 3),
        ({"85310000"}, {"45000000", "85310000"}, 3),
        ({"85312110"}, {"85312300"}, 2),
        ({"85312110"}, {"85311000"}, 1),
        ({"85312000"}, {"85310000"}, 1),
        ({"80500000"}, {"80500000"}, 1),
        ({"80500000"}, {"80510000"}, 0),
        ({"85000000"}, {"85000000"}, 0),
        ({"85312110"}, {"85320000"}, 0),
        ({"85312110"}, {"85312110", *(f"452100{number}" for number in range(10, 20))}, 1),
    ],
)
def test_codes_tell_how_well_one_notice_answers_anothers_title(asked: set[str], other: set[str], worth: int):
    assert gain(asked, other) == worth


def test_the_titles_are_those_that_the_rule_makes(shared: Shared):
    releases = read_releases([shared("ocds/uk_releases.jsonl.gz"), shared("ocds/find_a_tender_2023_act.jsonl")])
    notices = read_notices(releases)
    made = dict(questions(notices, twin_groups(notices)))
    kept = {question.of: question.gains for question in _questions() if question.kind == "title"}
    assert kept == made
    assert all(is_held_out(question.id) for question in read_questions(HELD_OUT))
    assert not any(is_held_out(question.id) for question in read_questions(TUNING))


def test_every_process_named_is_in_the_published_data(shared: Shared):
    known = set()
    with gzip.open(shared("ocds/uk_releases.jsonl.gz"), "rt", encoding="utf-8") as file:
        known.update(json.loads(line)["ocid"] for line in file)
    with shared("ocds/find_a_tender_2023_act.jsonl").open(encoding="utf-8") as file:
        known.update(json.loads(line)["ocid"] for line in file)
    named = {ocid for question in _questions() for ocid in question.gains}
    named.update(question.of for question in _questions() if question.of)
    assert named.union(read_twins()) - known == set()
