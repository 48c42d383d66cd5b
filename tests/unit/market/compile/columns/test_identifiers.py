"""Identifiers of organisations in their one way of writing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.market.compile.columns.identifiers import best_key, identifiers_of, read_identifier, read_party_id


@pytest.mark.parametrize(
    ("scheme", "given_id", "identifier", "well_formed"),
    [
        ("GB-COH", "1234567", "01234567", True),
        ("GB-COH", "sc12345", "SC012345", True),
        ("GB-COH", " OC 317661 ", "OC317661", True),
        ("GB-COH", "IP22981R", "IP22981R", True),
        ("GB-COH", "GB48568288", "GB48568288", False),
        ("GB-COH", "12", "12", False),
        ("GB-COH", "GB-COH-01234567", "01234567", True),
        ("gb-coh", "CE012345", "CE012345", None),
        ("GB-PPON", "pdtr-3338-mnpg", "PDTR-3338-MNPG", True),
        ("GB-PPON", "PDTR-3338", "PDTR-3338", False),
        ("GB-CHC", "1112223", "1112223", True),
        ("GB-CHC", "11", "11", False),
        ("GB-SC", "12345", "SC012345", True),
        ("GB-NHS", "rxq", "RXQ", None),
        ("GB-LAE", "DER", "DER", None),
        ("MD-IDNO", "1006601001012", "1006601001012", None),
    ],
)
def test_an_identifier_has_one_way_of_writing(
    scheme: str, given_id: str, identifier: str, well_formed: bool | None
) -> None:
    read = read_identifier(scheme, given_id)
    assert read is not None
    assert (read.identifier, read.well_formed, read.given) == (identifier, well_formed, given_id)
    assert (read.key is None) == (well_formed is False)


@pytest.mark.parametrize("word", ["", "0", "n/a", "None", "00000000", "-", "TBC", "Not applicable"])
def test_a_word_for_nothing_is_no_identifier(word: str) -> None:
    assert read_identifier("GB-COH", word) is None


@pytest.mark.parametrize(("scheme", "given_id"), [("GB-SRS", "sid4gov/AbC"), ("GB-CFS", "307531"), (None, "307531")])
def test_an_id_of_one_service_is_never_a_key(scheme: str | None, given_id: str) -> None:
    read = read_identifier(scheme, given_id)
    assert read is not None
    assert (read.lasting, read.key, read.identifier) == (False, None, given_id)


def test_an_id_of_a_party_may_hold_its_identifier() -> None:
    found = read_party_id("GB-PPON-PDTR-3338-MNPG")
    assert found is not None
    assert found.key == "GB-PPON:PDTR-3338-MNPG"
    assert read_party_id("org-1") is None
    assert read_party_id("GB-CFS-307531") == read_identifier("GB-CFS", "307531")


def test_a_number_of_a_register_is_preferred_to_a_number_of_a_service() -> None:
    (ppon,) = identifiers_of("GB-PPON-PDTR-3338-MNPG", "GB-PPON", "PDTR-3338-MNPG")
    company = read_identifier("GB-COH", "317661")
    assert company is not None
    assert best_key([ppon, company]) == best_key([company, ppon]) == "GB-COH:00317661"
    assert best_key([]) is None


@given(st.one_of(st.none(), st.text(), st.sampled_from(["GB-COH", "GB-SC", "GB-CHC"])), st.text())
def test_reading_its_own_writing_changes_nothing(scheme: str | None, given_id: str) -> None:
    read = read_identifier(scheme, given_id)
    if read is not None and read.key is not None:
        again = read_identifier(read.scheme, read.identifier)
        assert again is not None
        assert again.key == read.key
