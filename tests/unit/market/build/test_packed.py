"""Releases packed one after another come back as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from worthwhile.market.build.compiling import HeldRelease
from worthwhile.market.build.packed import by_process, packed, unpacked, unpacked_at

# Any text, half of a surrogate pair as well: ids are taken as they were published.
TEXTS = st.text(st.characters(), max_size=12) | st.sampled_from(["", "\ud800", "caf\u00e9"])
RELEASES = st.builds(HeldRelease, st.integers(0, 2**64 - 1), TEXTS, TEXTS, st.booleans(), TEXTS, st.binary(max_size=40))


@given(st.lists(RELEASES, max_size=5))
def test_what_was_packed_is_unpacked(releases: list[HeldRelease]) -> None:
    content = b"".join(map(packed, releases))
    assert list(unpacked(content)) == releases


@given(st.lists(RELEASES, min_size=2, max_size=4))
def test_a_release_is_read_where_it_begins(releases: list[HeldRelease]) -> None:
    parts = [packed(release) for release in releases]
    found, end = unpacked_at(b"".join(parts), len(parts[0]))
    assert found == releases[1]
    assert end == len(parts[0]) + len(parts[1])


@given(st.lists(RELEASES, max_size=8))
def test_releases_of_one_process_are_brought_together(releases: list[HeldRelease]) -> None:
    together = [list(unpacked(b"".join(of_one))) for of_one in by_process(b"".join(map(packed, releases)))]
    assert [len({release.ocid for release in of_one}) for of_one in together] == [1] * len(together)
    assert sorted(map(repr, releases)) == sorted(repr(release) for of_one in together for release in of_one)
    for of_one in together:
        assert of_one == [release for release in releases if release.ocid == of_one[0].ocid]
