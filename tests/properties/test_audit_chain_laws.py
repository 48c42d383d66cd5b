"""Whatever is done to a log short of its end is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from worthwhile.exchange.audit_chain import FIRST_HASH, Entry, hash_of, verify_chain

TEXT = st.text(max_size=20)
OPTIONAL_ID = st.none() | st.integers(min_value=1, max_value=2**63 - 1)
ACTS = st.lists(st.tuples(OPTIONAL_ID, OPTIONAL_ID, TEXT, TEXT, TEXT), min_size=2, max_size=8)


def _log(acts: list[tuple[int | None, int | None, str, str, str]]) -> list[Entry]:
    entries: list[Entry] = []
    for number, (actor, organisation, act, kind, object_id) in enumerate(acts, start=1):
        entry = Entry(
            number=number,
            at=datetime(2026, 1, number, tzinfo=UTC),
            actor=actor,
            organisation=organisation,
            act=act,
            object_kind=kind,
            object_id=object_id,
            content_hash="0" * 64,
            previous_hash=entries[-1].own_hash if entries else FIRST_HASH,
            own_hash="",
        )
        entries.append(replace(entry, own_hash=hash_of(entry)))
    return entries


@given(ACTS)
def test_a_log_that_was_only_added_to_is_intact(acts: list[tuple[int | None, int | None, str, str, str]]) -> None:
    assert verify_chain(_log(acts)).broken is None


@given(ACTS, st.data())
def test_no_two_fields_can_trade_text_unseen(
    acts: list[tuple[int | None, int | None, str, str, str]], data: st.DataObject
) -> None:
    log = _log(acts)
    place = data.draw(st.integers(0, len(log) - 1))
    entry = log[place]
    log[place] = replace(entry, act=entry.object_kind, object_kind=entry.act)
    assert (verify_chain(log).broken is None) == (entry.act == entry.object_kind)


@given(ACTS, st.data())
def test_any_other_order_is_found(
    acts: list[tuple[int | None, int | None, str, str, str]], data: st.DataObject
) -> None:
    log = _log(acts)
    shuffled = data.draw(st.permutations(log))
    numbered = [replace(entry, number=number) for number, entry in enumerate(shuffled, start=1)]
    assert (verify_chain(shuffled).broken is None) == (shuffled == log)
    assert (verify_chain(numbered).broken is None) == (shuffled == log)


@given(ACTS, st.data())
def test_an_entry_gone_before_the_last_is_found_and_named(
    acts: list[tuple[int | None, int | None, str, str, str]], data: st.DataObject
) -> None:
    log = _log(acts)
    gone = data.draw(st.integers(0, len(log) - 2))
    left = log[:gone] + log[gone + 1 :]
    for entries in (left, [replace(entry, number=number) for number, entry in enumerate(left, start=1)]):
        broken = verify_chain(entries).broken
        assert broken is not None
        assert (broken.number, broken.how.value) == (gone + 1, "removed")
