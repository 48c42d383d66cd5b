"""Every statement of a tender file stands on its page, in plain words, whatever the file states."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
import yaml
from django.template.loader import render_to_string

from worthwhile.apps.tenders.presenters.tender_content import Line, present_content
from worthwhile.exchange.tender import new_tender_text, tender_from_data

FULL = {
    "format": "worthwhile/tender/1",
    "buyer": {"name": "Sample Council", "nation": "england", "identifiers": [{"scheme": "GB-PPON", "id": "ABCD"}]},
    "commenced_on": "2026-04-01",
    "subject": {"title": "Befriending", "cpv": ["85320000"], "areas": ["Luton"], "mostly_pay": True},
    "value": {"annual": 120000, "total_net": Decimal("360000.50")},
    "lots": [],
    "questions": [{"id": "q-1", "text": "How do you meet people?", "words": 500, "weight": Decimal("0.25"),
                   "criterion": "a"}],
    "award": {
        "criteria": [
            {"id": "quality", "name": "Quality", "kind": "quality", "weight": Decimal("0.6"),
             "sub_criteria": [{"id": "a", "name": "How you listen", "weight": Decimal("0.6")}]},
            {"id": "price", "name": "Price", "kind": "price", "weight": Decimal("0.4")},
        ],
        "price": {"formula": "PF-6", "parameters": {"benchmark": 360000}},
    },
    "terms": {"payment": {"days": 30, "set_aside": False}, "risks": [{"text": "Rain", "carried_by": "shared"}]},
}  # fmt: skip


def words_of(lines: tuple[Line, ...]) -> Iterator[str]:
    for line in lines:
        yield from (line.name, line.text, *line.texts)
        yield from words_of(line.lines)
        for title, inner in line.items:
            yield title
            yield from words_of(inner)


def shown() -> list[str]:
    return list(words_of(present_content(tender_from_data(FULL).tender)))


@pytest.mark.parametrize(
    "said",
    ["Sample Council", "England", "ABCD", "1 April 2026", "Social services (85320000)", "Luton", "Yes", "£120,000",
     "£360,000.50", "None", "How do you meet people?", "500", "25%", "60%", "How you listen", "40%",
     "Published benchmark (PF-6)", "benchmark: 360,000", "30", "No", "Rain", "Both",
     "Judged by", "Quality: How you listen"],
)  # fmt: skip
def test_what_the_file_states_is_said(said: str):
    assert said in shown()


def test_how_to_write_a_line_is_left_to_those_who_write_it():
    told = " ".join(shown())
    for left_out in ("true or false", "such as 20", "in pounds", "as a fraction", "[] where"):
        assert left_out not in told


def test_co_design_is_a_part_of_its_own_that_says_who_did_what_when_and_where_to_read_it():
    step = {
        "what": "Three evenings with members", "who": "members and carers", "held_on": "2026-01-15",
        "stage": "design", "published_on": "2026-02-01",
    }  # fmt: skip
    data = {**FULL, "co_design": {"steps": [step], "continuity_considered": True}}
    parts = present_content(tender_from_data(data).tender)
    log = next(part for part in parts if part.name == "Who shaped the service, step by step")
    [(title, lines)] = log.items
    assert title == "Three evenings with members"
    assert [(line.name, line.text) for line in lines] == [
        ("Who took part", "members and carers"), ("When", "15 January 2026"), ("Stage", "Design together"),
        ("Published to everybody", "1 February 2026"),
    ]  # fmt: skip
    page = render_to_string("tenders/tender_says.html", {"parts": parts, "says_open": True})
    for said in ("Who shaped the service, step by step", "members and carers", "How do you meet people?", "Yes"):
        assert said in page


def test_what_others_are_named_by_is_said_by_its_name():
    data = {
        **FULL,
        "lots": [{"id": "lot-1", "title": "The north"}],
        "outcomes": [{"id": "o-1", "name": "Less lonely", "lots": ["lot-1"]}],
        "indicators": [{"id": "kpi-1", "name": "Loneliness", "outcome": "o-1"}],
        "community_benefits": [{"id": "cb-1", "text": "Train neighbours", "indicator": "kpi-1"}],
        "declarations": [{"id": "d-1", "text": "We pay our staff"}],
        "questions": [{"id": "q-1", "text": "Do you?", "declaration": "d-1", "criterion": "quality"}],
    }
    said = list(words_of(present_content(tender_from_data(data).tender)))
    for key in ("lot-1", "o-1", "kpi-1", "cb-1", "d-1", "q-1"):
        assert key not in said
    assert said.count("The north") == said.count("Less lonely") == said.count("We pay our staff") == 2


def test_parts_of_parts_stand_on_the_page():
    parts = present_content(tender_from_data(FULL).tender)
    award = next(part for part in parts if part.name == "How the winner is found")
    assert "How you listen" in render_to_string("tenders/buyer_lines.html", {"lines": award.lines})


def test_an_empty_tender_file_shows_what_little_it_states():
    data = yaml.safe_load(new_tender_text())
    assert [part.name for part in present_content(tender_from_data(data).tender)]
