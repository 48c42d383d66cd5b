"""The decision record states facts, law, rules, days and gaps, in every format alike."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest

from tests.regime_builders import LIGHT, PSR_COMPETITIVE, decided
from worthwhile.exchange.regime import decision_record, facts_from_data, write_decision_record
from worthwhile.exchange.regime.record import UnknownRecordFormat
from worthwhile.exchange.report.html import page
from worthwhile.reference.regimes import regime_rules

ABOUT = {"format": "worthwhile/regime-facts/1", "title": "Dental <care>", "organisation": "Example ICB"}


def _html(given: dict[str, Any]) -> str:
    loaded = facts_from_data({**ABOUT, **given})
    return page(decision_record(decision=decided(given), loaded=loaded, rules=regime_rules()))


def test_the_record_says_what_was_given_what_was_chosen_and_why() -> None:
    html = _html({**PSR_COMPETITIVE, "intention_published_on": "2026-03-02", "chosen_route": "competitive"})
    for part in (
        "Decision record: Dental &lt;care&gt;",
        "The law is that of 2 March 2026",
        "The law was read on 22 November 2026",
        "This is not legal advice",
        "In which nation is the buyer?",
        "Provider Selection Regime (England)",
        "Chosen: Competitive process (must be used).",
        "REG-02/6; The Health Care Services (Provider Selection Regime) Regulations 2023 (SI 2023/1348), "
        "regulation 6(7); statute",
        "to the end of 13 March 2026",
        "Not to be awarded before 14 March 2026",
        "Key criteria weighed",
        "Fingerprint of the facts",
        "Every rule that was looked at",
        "Decided by (name and role)",
    ):
        assert part in html, part


def test_the_tab_of_a_browser_says_what_it_is() -> None:
    assert "<title>Decision record: Dental &lt;care&gt;</title>" in _html(LIGHT)


def test_gaps_and_what_is_to_be_confirmed_stand_in_the_record() -> None:
    html = _html(LIGHT)
    assert "On which ground would you award without competition?" in html
    assert "To confirm; it blocks nothing here" in html
    assert "section 123" in html
    assert "reported, to confirm" in html


def test_a_record_without_facts_says_so() -> None:
    html = _html({})
    assert "No facts were given." in html
    assert "The law is not known yet." in html
    assert "When does the procurement begin?" in html


def test_a_route_that_is_closed_is_said_to_be() -> None:
    assert "The route that was chosen is not open" in _html({**PSR_COMPETITIVE, "chosen_route": "direct-award-c"})


@pytest.mark.parametrize("suffix", [".html", ".docx", ".pdf"])
def test_every_format_says_the_same(tmp_path: Path, suffix: str) -> None:
    loaded = facts_from_data({**ABOUT, **LIGHT})
    to = tmp_path / f"record{suffix}"
    write_decision_record(decision=decided(LIGHT), loaded=loaded, rules=regime_rules(), to=to)
    text = _text(to)
    for part in ("Procurement Act 2023, light touch", "not legal advice", "REG-01/0.3", "Lots, or reasons"):
        assert part in text, part


def _text(path: Path) -> str:
    if path.suffix == ".html":
        return path.read_text(encoding="utf-8")
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    pages = pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages
    return " ".join(" ".join(one.extract_text() for one in pages).split())


def test_another_ending_is_refused_with_those_that_can_be_written(tmp_path: Path) -> None:
    loaded = facts_from_data(ABOUT)
    with pytest.raises(UnknownRecordFormat, match=r"A record ends in \.html, \.pdf, \.docx"):
        write_decision_record(decision=decided({}), loaded=loaded, rules=regime_rules(), to=tmp_path / "record.odt")
    assert list(tmp_path.iterdir()) == []
