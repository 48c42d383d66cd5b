"""The register of licences on disk."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from worthwhile.engines.measures.licences import LicenceRecord
from worthwhile.exchange.licence_register import read_licences, record_licence
from worthwhile.exchange.plain_data import InvalidFile
from worthwhile.kernel.problems import InvalidInput

PAM = LicenceRecord(
    measure="pam", holder="Ünsere CIC", reference="P: 1", held_from=date(2026, 1, 1), held_until=date(2026, 12, 31)
)
STAR = LicenceRecord(measure="outcomes-star", holder="Us", reference="7", held_from=date(2026, 2, 1))


def test_nothing_is_on_record_to_begin_with(tmp_path: Path) -> None:
    assert read_licences(tmp_path / "home") == {}


def test_what_is_recorded_is_read_back(tmp_path: Path) -> None:
    for licence in (PAM, STAR):
        record_licence(home=tmp_path / "home", licence=licence)
    assert read_licences(tmp_path / "home") == {"pam": PAM, "outcomes-star": STAR}


def test_a_later_record_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    renewed = LicenceRecord(measure="pam", holder="Us", reference="P2", held_from=date(2027, 1, 1))
    for licence in (PAM, renewed):
        record_licence(home=tmp_path, licence=licence)
    assert read_licences(tmp_path) == {"pam": renewed}


def test_others_may_not_look_into_the_folder(tmp_path: Path) -> None:
    record_licence(home=tmp_path / "home", licence=PAM)
    assert (tmp_path / "home").stat().st_mode & 0o077 == 0


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    with pytest.raises(InvalidFile, match="Set WORTHWHILE_HOME"):
        record_licence(home=tmp_path / "home", licence=PAM)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("format: worthwhile/licences/2\n", "licences.yaml.format: Enter worthwhile/licences/1"),
        ("licences: [{measure: pma, holder: a, reference: b, held_from: 2026-01-01}]\n", "Did you mean pam"),
        ("licences: [{measure: pam, holder: a, reference: b, held_from: soon}]\n", "such as 2026-04-01"),
        (
            "licences:\n" + "- {measure: pam, holder: a, reference: b, held_from: 2026-01-01}\n" * 2,
            "pam stands twice",
        ),
    ],
)
def test_a_register_that_was_edited_wrongly_says_where(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "licences.yaml").write_text(text)
    with pytest.raises(InvalidInput, match=message):
        read_licences(tmp_path)
