"""Laws of draft answers: no figure without a link, words as buyers count them, nothing lost when kept."""

from __future__ import annotations

import json
import re
from decimal import Decimal, InvalidOperation
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.answer_builders import drafted, lonely, lunch_club, promise, question, valued
from worthwhile.exchange.answers import AnswerDraft, FigureLink, answer_data, check_answer, plain_text, read_answer
from worthwhile.exchange.case_leaves import case_leaves, same_text
from worthwhile.exchange.plain_data import json_text

NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=25
)
MAYBE = st.booleans()
CONTENTS = st.sampled_from(["activities", "changes", "measurement", "timetable", "responsibility", "evidence"])


@st.composite
def drafts(draw: st.DrawFn) -> tuple[dict[str, Any], AnswerDraft]:
    """A case with some things left out, and the draft of an answer from it."""
    outcomes = []
    for number in range(draw(st.integers(1, 3))):
        central = draw(st.integers(2, 3000))
        outcome = lonely(id=f"o{number}", name=draw(NAMES), stakeholder=draw(NAMES), quantity=central)
        spread = {"low": draw(st.integers(0, central)), "high": central + draw(st.integers(0, 500))}
        outcome["ranges"] = {"quantity": spread} if draw(MAYBE) else {}
        outcome["deadweight"] = draw(st.none() | st.integers(0, 1000).map(lambda n: Decimal(n) / 1000))
        outcome["evidence"] = draw(st.none() | st.just(outcome["evidence"]))
        outcomes.append(outcome)
    promises = [
        promise(
            outcome=outcome["id"],
            service=draw(st.sampled_from(["core", "additional"])),
            quantity=draw(st.none() | st.integers(1, outcome["quantity"])),
            counted_in=draw(NAMES),
            adds=draw(NAMES),
            by=draw(st.sampled_from([None, "2026-12-31", "2027-03-31"])),
        )
        for outcome in outcomes
    ]
    covers = draw(st.lists(st.lists(CONTENTS, max_size=3), max_size=4))
    structure = [{"heading": f"Part {n}", "covers": found} for n, found in enumerate(covers)]
    data = lunch_club(organisation=draw(NAMES), outcomes=outcomes)
    asked = question(promises=promises, structure=structure, quote_ratio=draw(MAYBE), table=draw(MAYBE))
    return data, drafted(data, asked, draws=50)


@settings(max_examples=60, deadline=None)
@given(drafts())
def test_words_are_what_splitting_the_plain_text_gives(found):
    _, draft = found
    assert draft.words == len(plain_text(draft).split())
    assert sum(words for _, words in draft.longest_parts) + (4 if draft.gaps else 0) >= draft.words_without_table


@settings(max_examples=60, deadline=None)
@given(drafts())
def test_every_number_that_is_printed_is_a_link_and_stands_where_it_says(found):
    data, draft = found
    result = valued(data, draws=50)
    for text in draft.texts:
        for piece in text:
            if piece.link is None:
                assert piece.gap or not re.search(r"\d", piece.text)
            else:
                assert piece.link.text == piece.text
                assert _stands(piece.link, data, draft, result)


def _stands(link: FigureLink, data: dict[str, Any], draft: AnswerDraft, result: Any) -> bool:
    root, _, rest = link.path.partition(".")
    if root in ("result", "question"):
        value: Any = result if root == "result" else draft.question
        for name, place in re.findall(r"(\w+)(?:\[(\d+)\])?", rest):
            value = getattr(value, name)
            value = value[int(place)] if place else value
        return _same(link.value, value)
    leaves = case_leaves({key: part for key, part in data.items() if key != "x-worthwhile"})
    theory = {
        f"x-worthwhile.theory.{name}{f'[{place}]' if isinstance(told, list) else ''}": item
        for name, told in data["x-worthwhile"]["theory"].items()
        for place, item in enumerate(told if isinstance(told, list) else [told])
    }
    return _same(link.value, (leaves | theory)[link.path])


def _same(linked: str, value: object) -> bool:
    if linked == same_text(value):  # "NaN" is a name here, and no number that equals itself
        return True
    try:
        return Decimal(linked) == Decimal(same_text(value))
    except InvalidOperation:
        return (
            linked.split()
            == re.sub("[\x80-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]", " ", same_text(value)).split()
        )


@settings(max_examples=60, deadline=None)
@given(drafts())
def test_a_kept_answer_is_read_again_whole_and_holds(found):
    data, draft = found
    kept = json.loads(json_text(answer_data(draft)))
    assert read_answer(kept) == draft
    assert check_answer(kept, data, valued(data, draws=50)) == ()


@settings(max_examples=30, deadline=None)
@given(drafts())
def test_every_gap_is_shown_and_counted(found):
    _, draft = found
    text = plain_text(draft)
    assert all(gap in text for gap in draft.gaps)
    assert text.startswith(f"[{len(draft.gaps)} gap") == bool(draft.gaps)
