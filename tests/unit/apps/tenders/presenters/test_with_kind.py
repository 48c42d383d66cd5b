"""Sentences of the engine in the words of a process in which nobody bids."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.scoring_builders import evaluation_data, scheme_data
from worthwhile.apps.tenders.presenters.with_kind import with_kind
from worthwhile.engines.scoring import Evaluation
from worthwhile.engines.scoring.draw import METHOD, METHOD_OF_PROVIDERS
from worthwhile.exchange.evaluation import evaluation_from_data


@dataclass(frozen=True)
class Said:
    text: str


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    data = evaluation_data(scheme_data(), [])
    data |= {
        "bidders": [{"id": "bidder-1", "name": "Bid Together CIC"}],
        "assessors": [{"id": "a", "name": "Bids lead"}],
    }
    return evaluation_from_data(data).evaluation


@pytest.mark.parametrize(
    ("engine", "here"),
    [
        ("No bid is ranked.", "No provider is ranked."),
        ("Safety, bid of bidder-1: no score yet", "Safety, bidder-1: no score yet"),
        ("There is one bid alone, so nothing was compared.", "There is one provider alone, so nothing was compared."),
        ("Bids lead gave Bid Together CIC 75", "Bids lead gave Bid Together CIC 75"),
        (METHOD, METHOD_OF_PROVIDERS),
    ],
)
def test_bids_become_providers_and_names_and_ids_stay(evaluation: Evaluation, engine: str, here: str) -> None:
    assert with_kind(Said(engine), "most-suitable", evaluation) == Said(here)
    assert with_kind(Said(engine), "competitive", evaluation) == Said(engine)
