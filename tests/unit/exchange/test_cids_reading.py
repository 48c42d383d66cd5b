"""A CIDS document is read back as far as it goes, and what it does not hold is named."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.every_kind_case import case_data, valued
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.exchange.case_file import parse_case_text
from worthwhile.exchange.cids import cids_document
from worthwhile.exchange.cids.reading import LOST, read_cids, read_cids_text
from worthwhile.exchange.draft_case import draft_from_data
from worthwhile.exchange.plain_data import InvalidFile, json_text
from worthwhile.exchange.templates import demonstration_text, list_demonstrations
from worthwhile.kernel.problems import WorthwhileError
from worthwhile.reference import valuation_parameters

KEPT = ("id", "name", "stakeholder", "level", "duration_years", "deadweight")


def _document(name: str) -> tuple[dict[str, Any], Any]:
    loaded = parse_case_text(demonstration_text(name), suffix=".yaml", name=name)
    result = value_case(case=loaded.case, parameters=valuation_parameters(), draws=0, seed=1)
    return cids_document(case=loaded.case, result=result, case_hash=loaded.case_hash), loaded.data


@pytest.mark.parametrize("name", [found.name for found in list_demonstrations()])
def test_what_a_document_holds_comes_back_as_it_was(name: str) -> None:
    document, data = _document(name)
    draft = draft_from_data(read_cids_text(json_text(document), name="case.jsonld").data)
    assert draft.data["title"] == data["title"]
    assert draft.data["organisation"] == data["organisation"]
    assert draft.data["discounting"] == data["discounting"]
    assert {name: str(day) for name, day in data["period"].items()} == draft.data["period"]
    assert [row["id"] for row in draft.data["outcomes"]] == [row["id"] for row in data["outcomes"]]
    for before, after in zip(data["outcomes"], draft.data["outcomes"], strict=True):
        if before.get("status") != "held":
            assert {key: after.get(key) for key in KEPT} == {key: before.get(key) for key in KEPT}


def test_nothing_is_made_up_for_what_the_document_does_not_hold() -> None:
    document, _ = _document("befriending")
    found = read_cids(document, name="case.jsonld")
    assert found.lost == LOST
    assert "inputs" not in found.data
    for row in found.data["outcomes"]:
        assert not {"value", "value_ref", "ranges", "attribution", "displacement"} & set(row)


def test_held_pending_and_shared_outcomes_stay_what_they_were() -> None:
    loaded, result = valued()
    document = cids_document(case=loaded.case, result=result, case_hash=loaded.case_hash)
    rows = {row["id"]: row for row in read_cids(document, name="x").data["outcomes"]}
    stated = {row["id"]: row for row in case_data()["outcomes"]}
    for name in ("dignity", "sleep"):
        if "quantity" in stated[name]:
            assert rows[name]["status"] == stated[name]["status"]
    assert rows["happier"]["shares_change_with"] == ["less-lonely"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_what_is_read_passes_the_shapes_of_the_standard(shared: Callable[[str], Path]) -> None:
    pyshacl = pytest.importorskip("pyshacl")
    import rdflib

    document, _ = _document("laundrette")
    graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    shapes = rdflib.Graph().parse(shared("schemas/cids/cids.basictier.shacl.ttl"))
    assert pyshacl.validate(graph, shacl_graph=shapes)[0]
    assert len(read_cids(document, name="x").data["outcomes"]) == len(
        list(graph.subjects(rdflib.RDF.type, rdflib.URIRef("https://ontology.commonapproach.org/cids#Outcome")))
    )


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
NODES = st.dictionaries(
    st.sampled_from(
        ["@id", "forOutcome", "forTheme", "hasName", "hasComment", "hasIndicator", "hasImpactScale", "value",
         "startedAtTime", "hasDescription"]
    ),
    PLAIN,
)  # fmt: skip
TYPES = ("cids:Outcome", "cids:ImpactReport", "cids:ImpactScale", "cids:IndicatorReport", "prov:Entity")


@given(st.lists(st.tuples(st.sampled_from(TYPES), NODES), max_size=6))
def test_nodes_of_any_other_kind_are_read_or_refused_in_words(nodes: list[tuple[str, dict[str, Any]]]) -> None:
    document = {"@graph": [{**node, "@type": kind} for kind, node in nodes]}
    with contextlib.suppress(WorthwhileError):
        assert draft_from_data(read_cids(document, name="x").data).data["outcomes"]


@pytest.mark.parametrize("document", [None, 5, {}, {"@graph": 5}, {"@graph": []}, {"@graph": [{"@type": "Outcome"}]}])
def test_a_document_without_outcomes_is_refused(document: Any) -> None:
    with pytest.raises(InvalidFile, match="holds no outcome"):
        read_cids(document, name="case.jsonld")
