"""The result as CIDS JSON-LD."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.every_kind_case import case_data, valued
from worthwhile.exchange.cids import cids_document
from worthwhile.exchange.cids.context import CONTEXT


def _document(data: dict[str, Any] | None = None) -> dict[str, Any]:
    loaded, result = valued(data)
    return cids_document(case=loaded.case, result=result, case_hash=loaded.case_hash)


def _conforms(document: dict[str, Any], shapes: Path) -> tuple[bool, str]:
    pyshacl = pytest.importorskip("pyshacl")
    import rdflib

    graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    conforms, _, report = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(shapes))
    return conforms, report


NO_INPUTS = case_data(inputs=[])
NAMELESS = {key: value for key, value in case_data().items() if key != "organisation"}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("data", [case_data(), NO_INPUTS, NAMELESS], ids=["whole", "no inputs", "no organisation"])
def test_the_document_passes_the_basic_tier(data: dict[str, Any], shared: Callable[[str], Path]) -> None:
    conforms, report = _conforms(_document(data), shared("schemas/cids/cids.basictier.shacl.ttl"))
    assert conforms, report


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_shapes_see_a_missing_name(shared: Callable[[str], Path]) -> None:
    document = _document()
    outcome = next(node for node in document["@graph"] if node["@type"] == "cids:Outcome")
    del outcome["hasName"]
    assert not _conforms(document, shared("schemas/cids/cids.basictier.shacl.ttl"))[0]


def test_every_term_has_its_published_address(shared: Callable[[str], Path]) -> None:
    published = json.loads(shared("schemas/cids/cidsContext.jsonld").read_text(encoding="utf-8"))["@context"]
    ours = {"dcterms", "conformsTo", "wasDerivedFrom"}
    assert {name: term for name, term in CONTEXT.items() if name not in ours} == {
        name: published[name] for name in CONTEXT if name not in ours
    }


def test_nothing_has_to_be_fetched_to_read_it() -> None:
    assert isinstance(_document()["@context"], dict)


def test_every_name_used_is_in_the_context() -> None:
    used = {key for node in _document()["@graph"] for key in node if not key.startswith("@")}
    assert used <= set(CONTEXT)


def test_held_pending_and_uncounted_outcomes_carry_no_money() -> None:
    document = _document()
    valued_indicators = [node["@id"] for node in document["@graph"] if node["@id"].endswith(":value")]
    assert not any(name in node for node in valued_indicators for name in (":dignity:", ":sleep:", ":happier:"))
    assert any(":less-lonely:" in node for node in valued_indicators)
    assert "98765" not in json.dumps(document)


def test_every_link_leads_to_a_node_of_the_document() -> None:
    text = json.dumps(_document())
    document = json.loads(text)
    known = {node["@id"] for node in document["@graph"]}
    named = {word for word in text.split('"') if word.startswith("urn:worthwhile:")}
    assert named == known


def test_conventions_data_software_and_case_are_recorded() -> None:
    method = next(node for node in _document()["@graph"] if node["@id"].endswith(":method"))
    words = " ".join(method["hasComment"])
    for part in ("timing: mid", "drop-off: from-year-2", "data, gdp", "software: Worthwhile", "case hash (SHA-256)"):
        assert part in words.replace("gdp per", "gdp")
