"""What a bidder is told: its own scores with reasons, the winner's, and nothing of anybody else."""

from __future__ import annotations

import io
import json
from typing import Any

import docx
import pytest
from pypdf import PdfReader

from worthwhile.engines.scoring import read_evaluation, score_evaluation
from worthwhile.exchange.exact_json import exact_json_text, read_exact_json
from worthwhile.exchange.outcome import assessed_summary, chosen_summary, outcome_letter, own_evaluation
from worthwhile.exchange.report.html import page
from worthwhile.exchange.report.writing import report_bytes


def bid(name: str, price: int, staffing: int, safety: int, **more: Any) -> dict[str, Any]:
    scores = [
        {
            "criterion": criterion,
            "assessor": assessor,
            "score": score,
            "reason": f"{assessor} thought {name} {criterion} was worth it.",
        }
        for criterion, score in (("staffing", staffing), ("safety", safety))
        for assessor in ("ann", "ben")
    ]
    return {"bidder": name, "price": price, "scores": scores, **more}


def evaluation(**scheme: Any) -> dict[str, Any]:
    criteria = [
        {
            "id": "quality",
            "name": "Quality of care",
            "weight": 60,
            "sub_criteria": [
                {"id": "staffing", "name": "Staffing", "weight": 50},
                {"id": "safety", "name": "Safety", "weight": 50, "pass_mark": 50},
            ],
        }
    ]
    return {
        "format": "worthwhile/evaluation/1",
        "title": "Befriending",
        "scheme": {
            "nation": "england",
            "criteria": criteria,
            "price": {"formula": "PF-6", "weight": 40, "benchmark": 120000},
            **scheme,
        },
        "assessors": [{"id": "ann"}, {"id": "ben"}],
        "bidders": [
            {"id": "b1", "name": "Lunch Club"},
            {"id": "b2", "name": "Warm Rooms"},
            {"id": "b3", "name": "Far"},
        ],
        "bids": [bid("b1", 100417, 100, 75), bid("b2", 110523, 75, 75), bid("b3", 90613, 75, 25)],
    }


def kept(bidder: str, data: dict[str, Any], winner: str | None = "b1") -> dict[str, Any]:
    read = read_evaluation(data)
    result = score_evaluation(evaluation=read)
    awards = [{"lot": "", "bidder": winner, "why_nobody": "The money is gone."}]
    summary = assessed_summary(evaluation=read, result=result, awards=awards, bidder=bidder)
    head = {
        "tender": "tender-7",
        "title": "Befriending",
        "buyer": "Sample Council",
        "told_to": read.bidder(bidder).title,
        "told_at_words": "2 March 2026",
        "fingerprint": "ab" * 32,
        "standstill": {"representations_until": "11 March", "earliest_signing": "12 March", "words": "Section 51."},
    }
    told = {**head, **summary}
    assert read_exact_json(exact_json_text(told)) == told
    return told


def said(data: dict[str, Any]) -> str:
    return page(outcome_letter(data))


def test_a_bidder_that_did_not_win_reads_its_scores_and_the_winners_with_their_reasons():
    letter = said(kept("b2", evaluation()))
    assert "award the contract to Lunch Club" in letter
    assert "75, 22.50 points" in letter
    assert "ann thought b2 staffing was worth it." in letter
    assert "ann thought b1 staffing was worth it." in letter
    assert "100, 30.00 points" in letter
    assert "11 March" in letter


def test_nothing_of_a_third_bidder_stands_in_a_letter():
    told = json.dumps(kept("b2", evaluation()))
    assert "Far" not in told
    assert "b3" not in told
    assert "90,613" not in told


def test_the_price_of_the_winner_is_left_out_and_that_is_said():
    letter = said(kept("b2", evaluation()))
    assert "100,417" not in letter
    assert "110,523" in letter
    assert "price of the winning bid is not in this letter" in letter


@pytest.mark.parametrize(
    "price",
    [
        {"formula": "PF-5", "pounds_per_point": 1000, "quality_base": 50},
        {"formula": "PF-4", "quality_floor": 40, "price_cap": 200000},
    ],
)
def test_a_figure_made_of_the_winners_price_is_left_out(price: dict[str, Any]):
    data = evaluation(price=price)
    data["scheme"]["criteria"][0]["weight"] = 100
    told = kept("b2", data)
    assert told["lots"][0]["winning_figure"] is None
    assert "worked out from its price" in said(told)
    assert "100,417" not in json.dumps(told)


def test_the_winner_reads_that_it_won_and_nothing_of_the_others():
    told = kept("b1", evaluation())
    assert "award the contract to you" in said(told)
    assert all(line["winning"] is None for line in told["lots"][0]["scores"])
    assert "Warm Rooms" not in json.dumps(told)


def test_a_bid_below_a_pass_mark_reads_why_it_is_not_ranked():
    letter = said(kept("b3", evaluation()))
    assert "not in the ranking" in letter
    assert "25 is below the pass mark of 50" in letter


def test_nobody_is_awarded_with_the_reason():
    letter = said(kept("b2", evaluation(), winner=None))
    assert "to nobody. The money is gone." in letter


def test_no_assessor_is_named_where_the_panel_settled_on_a_score():
    data = evaluation()
    data["bids"][1]["scores"][0]["score"] = 100
    data["bids"][1]["consensus"] = [{"criterion": "staffing", "score": 75, "reason": "One visit lacks cover."}]
    letter = said(kept("b2", data))
    assert "One visit lacks cover." in letter
    assert "thought b2 staffing" not in letter


def test_a_bidder_can_reckon_its_own_result_again_and_finds_nobody_else():
    data = evaluation()
    result = score_evaluation(evaluation=read_evaluation(data))
    own = own_evaluation(data=data, result=result, bidder="b2")
    again = score_evaluation(evaluation=read_evaluation(own))
    whole = {one.bidder: one.figure for one in result.ranking}
    assert [one.figure for one in again.ranking] == [whole["b2"]]
    text = exact_json_text(own)
    assert not [word for word in ("b1", "b3", "Lunch Club", "Far", '"ann"', '"ben"') if word in text]


def test_where_the_mean_counts_single_scores_stand_under_numbers():
    data = evaluation(moderation={"close_scores": "mean"})
    data["bids"][1]["scores"][0]["score"] = 100
    result = score_evaluation(evaluation=read_evaluation(data))
    own = own_evaluation(data=data, result=result, bidder="b2")
    again = score_evaluation(evaluation=read_evaluation(own))
    assert [one.figure for one in again.ranking] == [one.figure for one in result.ranking if one.bidder == "b2"]
    assert {one["id"] for one in own["assessors"]} == {"assessor-1", "assessor-2"}


def test_a_provider_that_nobody_scored_reads_who_was_chosen_and_why():
    told = {
        **kept("b1", evaluation()),
        **chosen_summary(winner="Lunch Club", told_to="Warm Rooms", is_winner=False, reasons="It knows the people."),
    }
    letter = said(told)
    assert "award the contract to Lunch Club" in letter
    assert "It knows the people." in letter
    assert "Your assessment" not in letter


def test_the_letter_says_the_same_in_word_and_pdf():
    report = outcome_letter(kept("b2", evaluation()))
    word = docx.Document(io.BytesIO(report_bytes(report, ".docx")))
    text = "\n".join(
        [one.text for one in word.paragraphs] + [cell.text for table in word.tables for cell in table._cells]
    )
    pages = PdfReader(io.BytesIO(report_bytes(report, ".pdf"))).pages
    pdf = " ".join(" ".join(one.extract_text() for one in pages).split())
    for words in ("award the contract to Lunch Club", "ann thought b1 staffing was worth it."):
        assert words in text
        assert words in pdf
