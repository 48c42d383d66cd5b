"""The published schemas, their pages and the cases we ship agree."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from scripts.write_format_pages import FOLDER, PAGES, format_page
from worthwhile.engines.scoring import read_evaluation
from worthwhile.engines.valuation.audit import read_published
from worthwhile.engines.valuation.case import read_case
from worthwhile.exchange.answers import read_question
from worthwhile.exchange.bid import read_bid_record, read_price_record
from worthwhile.exchange.plain_data import json_text, load_plain_data
from worthwhile.exchange.profile import read_profile
from worthwhile.exchange.regime import read_facts
from worthwhile.exchange.schema import json_schema, schema_names
from worthwhile.exchange.templates import (
    demonstration_text,
    list_demonstrations,
    list_templates,
    template_text,
)
from worthwhile.exchange.tender import read_tender

READERS = {
    "bid": read_bid_record,
    "bid-price": read_price_record,
    "evaluation": read_evaluation,
    "impact-case": read_case,
    "profile": read_profile,
    "published-figures": read_published,
    "regime-facts": read_facts,
    "social-value-question": read_question,
    "tender": read_tender,
}
FENCED = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _problems(name: str, data: object) -> list[str]:
    plain: Any = json.loads(json_text(data))
    return [
        f"{e.json_path}: {e.message}" for e in jsonschema.Draft202012Validator(json_schema(name)).iter_errors(plain)
    ]


def _of_our_formats(data: object) -> Iterator[tuple[str, object]]:
    """Every part of a file that names one of our formats, however deep it stands."""
    if isinstance(data, dict):
        name = str(data.get("format", "")).removeprefix("worthwhile/").removesuffix("/1")
        if name in schema_names():
            yield name, data
        for part in data.values():
            yield from _of_our_formats(part)
    elif isinstance(data, list):
        for part in data:
            yield from _of_our_formats(part)


def _is_blank(error: jsonschema.ValidationError) -> bool:
    """Whether the fault is that something waits to be filled in."""
    found: Any = error.instance
    if error.context:  # a choice failed: look at why each way to take it did
        return any(_is_blank(reason) for reason in error.context)
    return found is None or (isinstance(found, dict) and None in found.values())


@pytest.mark.parametrize("name", PAGES)
def test_the_page_of_a_format_is_what_its_schema_says(root: Path, name: str) -> None:
    stale = "Run make docs-reference: the records have changed since their page was written."
    assert (root / FOLDER / f"{name}.md").read_text(encoding="utf-8") == format_page(name), stale


def test_every_schema_has_a_page() -> None:
    assert set(PAGES) == set(schema_names())


@pytest.mark.parametrize("name", PAGES)
def test_the_example_on_a_page_is_read_and_fits_the_schema(name: str) -> None:
    examples = FENCED.findall(PAGES[name])
    assert examples
    for example in examples:
        data = yaml.safe_load(example)
        READERS[name](data)
        assert _problems(name, data) == []


@pytest.mark.parametrize("name", [template.name for template in list_templates()])
def test_a_template_fits_the_schema_but_for_what_is_to_be_filled_in(name: str) -> None:
    data: Any = json.loads(json_text(load_plain_data(template_text(name), suffix=".yaml", name=name)))
    errors = list(jsonschema.Draft202012Validator(json_schema("impact-case")).iter_errors(data))
    assert errors
    assert [error.json_path for error in errors if not _is_blank(error)] == []


@pytest.mark.parametrize("name", [demonstration.name for demonstration in list_demonstrations()])
def test_every_demonstration_fits_the_schema(name: str) -> None:
    data = load_plain_data(demonstration_text(name), suffix=".yaml", name=name)
    assert _problems("impact-case", data) == []


def test_every_published_case_fits_the_schema(root: Path) -> None:
    files = sorted((root / "tests/cases").rglob("*.yaml"))
    found = [
        (path, name, data)
        for path in files
        for name, data in _of_our_formats(load_plain_data(path.read_text("utf-8"), suffix=".yaml", name=path.name))
    ]
    assert len(found) > 10
    assert {str(path): problems for path, name, data in found if (problems := _problems(name, data))} == {}
