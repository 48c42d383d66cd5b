"""A chain of acts shows what was done to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from worthwhile.exchange.audit_chain import (
    FIRST_HASH,
    Anchor,
    Break,
    Entry,
    How,
    Verdict,
    content_hash,
    hash_of,
    verify_chain,
)

NOON = datetime(2026, 4, 1, 12, tzinfo=UTC)


def _followed(entries: list[Entry], object_id: str) -> list[Entry]:
    last = entries[-1] if entries else None
    entry = Entry(
        number=len(entries) + 1,
        at=NOON,
        actor=7,
        organisation=None,
        act="case-kept",
        object_kind="case",
        object_id=object_id,
        content_hash=content_hash({"id": object_id}),
        previous_hash=last.own_hash if last else FIRST_HASH,
        own_hash="",
    )
    return [*entries, replace(entry, own_hash=hash_of(entry))]


@pytest.fixture
def log() -> list[Entry]:
    """Six entries, as they should stand."""
    entries: list[Entry] = []
    for number in range(6):
        entries = _followed(entries, f"case-{number}")
    return entries


def _numbered(entries: list[Entry]) -> list[Entry]:
    return [replace(entry, number=number) for number, entry in enumerate(entries, start=1)]


def test_an_empty_log_is_intact() -> None:
    assert verify_chain([]) == Verdict(Anchor(0, FIRST_HASH))


def test_an_intact_log_ends_in_its_last_entry(log: list[Entry]) -> None:
    assert verify_chain(log) == Verdict(Anchor(6, log[-1].own_hash))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("at", NOON + timedelta(microseconds=1)),
        ("actor", None),
        ("organisation", 3),
        ("act", "role-changed"),
        ("object_kind", "offer"),
        ("object_id", "case-9"),
        ("content_hash", "f" * 64),
        ("own_hash", "f" * 64),
    ],
)
def test_a_change_of_any_field_is_found(log: list[Entry], field: str, value: object) -> None:
    log[2] = replace(log[2], **{field: value})
    assert verify_chain(log).broken == Break(3, How.CHANGED)


def test_a_change_with_a_fitting_hash_is_found_by_the_next_entry(log: list[Entry]) -> None:
    forged = replace(log[2], actor=1)
    log[2] = replace(forged, own_hash=hash_of(forged))
    assert verify_chain(log).broken == Break(3, How.CHANGED)


def test_a_previous_hash_that_was_changed_is_found(log: list[Entry]) -> None:
    log[0] = replace(log[0], previous_hash="f" * 64)
    assert verify_chain(log).broken == Break(1, How.CHANGED)


@pytest.mark.parametrize("gone", [0, 2, 4])
def test_a_removed_entry_is_named(log: list[Entry], gone: int) -> None:
    del log[gone]
    assert verify_chain(log).broken == Break(gone + 1, How.REMOVED)


def test_a_removed_entry_is_named_where_the_rest_moved_up(log: list[Entry]) -> None:
    del log[2]
    assert verify_chain(_numbered(log)).broken == Break(3, How.REMOVED)


def test_an_inserted_entry_is_named(log: list[Entry]) -> None:
    log.insert(3, replace(log[2], object_id="case-9"))
    assert verify_chain(log).broken == Break(3, How.INSERTED)


def test_an_inserted_entry_is_named_where_the_rest_moved_down(log: list[Entry]) -> None:
    forged = _followed(log[:2], "case-9")
    assert verify_chain(_numbered([*forged, *log[2:]])).broken == Break(3, How.INSERTED)


def test_entries_in_another_order_are_named(log: list[Entry]) -> None:
    log[1], log[3] = log[3], log[1]
    assert verify_chain(log).broken == Break(4, How.REORDERED)


def test_entries_in_another_order_are_named_where_they_took_each_others_number(log: list[Entry]) -> None:
    log[1], log[3] = log[3], log[1]
    assert verify_chain(_numbered(log)).broken == Break(2, How.REORDERED)


def test_a_log_cut_short_is_found_by_what_was_kept_elsewhere(log: list[Entry]) -> None:
    kept = Anchor(6, log[-1].own_hash)
    assert verify_chain(log[:4]).broken is None
    assert verify_chain(log[:4], kept=kept).broken == Break(5, How.REMOVED)


def test_a_log_written_anew_is_found_by_what_was_kept_elsewhere(log: list[Entry]) -> None:
    kept = Anchor(4, log[3].own_hash)
    anew = _followed(_followed(log[:2], "case-8"), "case-9")
    assert verify_chain(anew).broken is None
    assert verify_chain(anew, kept=kept).broken == Break(4, How.CHANGED)


def test_a_log_that_went_on_still_holds_what_was_kept_elsewhere(log: list[Entry]) -> None:
    assert verify_chain(log, kept=Anchor(4, log[3].own_hash)).broken is None


def test_the_same_moment_in_another_zone_is_the_same_entry(log: list[Entry]) -> None:
    log[2] = replace(log[2], at=log[2].at.astimezone(timezone(timedelta(hours=1))))
    assert verify_chain(log).broken is None


def test_content_has_one_hash_whatever_the_order_of_its_names() -> None:
    assert content_hash({"a": 1, "b": [2, None]}) == content_hash({"b": [2, None], "a": 1})
    assert content_hash({"a": 1}) != content_hash({"a": "1"})


def test_content_without_one_form_is_refused() -> None:
    with pytest.raises(TypeError, match="no one form"):
        content_hash({"a": object()})
