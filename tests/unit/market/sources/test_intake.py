"""Every kind of body gives its releases, once; what cannot be taken is set aside and never stops the rest."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.intake_builders import as_bytes, held_bytes, quarantined, release, take
from worthwhile.market.sources.gathered import digest_of
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import Ledger

ONE, TWO, THREE = (as_bytes(release(number)) for number in (1, 2, 3))
PACKAGE = b'{"uri": "x", "releases": [ %s,\n%s ], "version": "1.1"}' % (ONE, TWO)


@pytest.fixture
def home(tmp_path: Path) -> MarketHome:
    return MarketHome(tmp_path / "market")


def zipped(**members: bytes) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.json", content)
    return body.getvalue()


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(PACKAGE, id="release package"),
        pytest.param(json.dumps(json.loads(PACKAGE), indent=2).encode(), id="package over many lines"),
        pytest.param(b"[%s, %s]" % (ONE, TWO), id="list"),
        pytest.param(b"[%s]" % PACKAGE, id="list of packages"),
        pytest.param(ONE + b"\n" + TWO + b"\n", id="JSON lines"),
        pytest.param(b"\xef\xbb\xbf" + ONE + b"\r\n\r\n" + TWO, id="JSON lines with a mark and other line ends"),
        pytest.param(ONE + TWO, id="one after another"),
        pytest.param(b"\x1e" + ONE + b"\n\x1e" + TWO + b"\n", id="JSON text sequence"),
        pytest.param(
            b'{"records": [{"ocid": "a", "releases": [%s, %s], "compiledRelease": %s}]}' % (ONE, TWO, THREE),
            id="record package",
        ),
        pytest.param(gzip.compress(PACKAGE), id="gzip"),
        pytest.param(zipped(a=ONE, b=TWO), id="zip"),
        pytest.param(PACKAGE.decode().encode("utf-16"), id="UTF-16"),
    ],
)
def test_every_kind_of_body_gives_its_releases(home: MarketHome, body: bytes) -> None:
    report = take(home, body)
    assert [json.loads(text) for text in held_bytes(home)] == [release(1), release(2)]
    assert (report.new, report.set_aside, report.unreadable) == (2, {}, [])


def test_nothing_is_taken_twice_however_it_is_packed(home: MarketHome) -> None:
    take(home, PACKAGE)
    report = take(home, ONE + b"\n" + TWO + b"\n" + ONE + b"\n" + THREE)
    assert (report.new, report.held) == (1, 3)
    assert held_bytes(home) == [ONE, TWO, THREE]


@pytest.mark.parametrize("again", [0, 63, 64, 90, 149])
def test_one_release_that_is_held_does_not_cost_the_others_of_its_block(home: MarketHome, again: int) -> None:
    lines = [as_bytes(release(number)) for number in range(150)]
    take(home, TWO.replace(b"club", b"clubs"), lines[again])
    report = take(home, b"\n".join([*lines, lines[20], THREE.replace(b"club", b"clubs")]))
    assert (report.new, report.held, report.told) == (150, 2, {"MK-011": 2})
    assert sorted(held_bytes(home)) == sorted(
        {*lines, TWO.replace(b"club", b"clubs"), THREE.replace(b"club", b"clubs")}
    )
    with Ledger.open(home) as ledger:
        assert [entry.seq for file in ledger.files() for entry in ledger.entries(file.id)] == list(range(1, 153))


def test_a_release_keeps_every_byte_it_was_published_with(home: MarketHome) -> None:
    odd = b'{ "ocid" : "ocds-h6vhtk-1",\n "id":"1" , "date":"2026-01-01", "value": 1.10, "x": 1E2, "y":"\\u00a3" }'
    take(home, b'{"releases": [  ' + odd + b"  ]}")
    assert held_bytes(home) == [odd]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (as_bytes(release(ocid=...)), "MK-006"),
        (as_bytes(release(ocid=" ")), "MK-006"),
        (as_bytes(release(ocid=7)), "MK-006"),
        pytest.param(as_bytes(release(ocid="ocds-h6vhtk-1\r\nX: y")), "MK-006", id="line breaks in an ocid"),
        pytest.param(as_bytes(release(ocid="ocds-h6vhtk-\0")), "MK-006", id="NUL in an ocid"),
        pytest.param(as_bytes(release(ocid="ocds-h6vhtk-" + "1" * 200)), "MK-006", id="endless ocid"),
        (as_bytes(release(date=...)), "MK-007"),
        (as_bytes(release(date=None)), "MK-007"),
        (as_bytes(release(date="")), "MK-007"),
        (as_bytes(release(date=20260401)), "MK-007"),
        (b'{"uri": "x", "publishedDate": "2026-01-01", "publisher": {}}', "MK-010"),
        (b'{"uri": "x", "releases": []}', "MK-010"),
        (b'{"uri": "x", "releases": null}', "MK-010"),
        (b'{"records": []}', "MK-010"),
        (b'{"hello": "world"}', "MK-005"),
        (b"[1, 2]", "MK-005"),
        (b'{"records": [{"ocid": "a", "releases": [{"url": "https://example.org/1"}]}]}', "MK-005"),
        (b"<html><body>Bad gateway</body></html>", "MK-001"),
        (b'{"ocid": "a" "id": 1}', "MK-001"),
        (b"", "MK-004"),
    ],
)
def test_what_has_no_place_is_set_aside_with_its_code(home: MarketHome, body: bytes, code: str) -> None:
    report = take(home, body, TWO)
    assert set(report.set_aside) == {code}
    assert held_bytes(home) == [TWO]
    assert {line["code"] for line in quarantined(home)} == {code}


def test_a_piece_set_aside_says_where_it_stood(home: MarketHome) -> None:
    broken = b'{"ocid": "x" oops}'
    take(home, ONE + b"\n" + TWO + b"\n" + broken + b"\n" + THREE)
    (line,) = quarantined(home)
    assert (line["file"], line["line"], line["size"], line["sha256"]) == (
        "body-1",
        3,
        len(broken),
        digest_of(broken).hex(),
    )
    assert held_bytes(home) == [ONE, TWO, THREE]


def test_the_same_broken_piece_is_listed_once(home: MarketHome) -> None:
    take(home, b"{oops}")
    take(home, b"{oops}")
    assert len(quarantined(home)) == 1
    with Ledger.open(home) as ledger:
        assert ledger.counts().set_aside == {"MK-001": 1}


def test_people_are_left_out_of_the_quarantine_and_of_what_is_shown(home: MarketHome) -> None:
    body = (
        b'{"contactPoint": {"name": "Jo Example", "email": "jo@example.org"}, "note": "ring 020 7946 0018 or '
        b"+44 (0)1632 960001, mail jo.example@example.org\", 'broken'}"
    )
    report = take(home, body)
    told = (home.quarantine / "2026-11-22.jsonl").read_text() + str(report)
    assert not [word for word in ("Jo", "example.org", "7946", "960001") if word in told]


@pytest.mark.parametrize(
    ("given", "made"),
    [(..., True), (None, True), ("", True), (["x"], True), (True, True), (12, False), ("12", False)],
)
def test_an_id_is_made_where_none_was_published(home: MarketHome, given: object, made: bool) -> None:
    report = take(home, as_bytes(release(id=given)), as_bytes(release(id=given, extra=1)))
    with Ledger.open(home) as ledger:
        first, second = ledger.entries_of("ocds-h6vhtk-000001")
    assert (first.made_id, report.told.get("MK-008", 0)) == (made, 2 if made else 0)
    assert (first.release_id != second.release_id) is made
    assert first.release_id == "12" or first.release_id.startswith("made-")


def test_the_same_id_with_other_content_is_kept_and_told(home: MarketHome) -> None:
    report = take(home, ONE, as_bytes(release(1, tender={"title": "changed"})))
    assert (report.new, report.told) == (2, {"MK-011": 1})


@pytest.mark.parametrize("tag", [["compiled"], ["tender", "compiled"], "compiled"])
def test_a_compiled_release_is_kept_and_not_merged(home: MarketHome, tag: object) -> None:
    assert take(home, as_bytes(release(tag=tag))).told == {"MK-009": 1}
    with Ledger.open(home) as ledger:
        assert [entry.mergeable for entry in ledger.entries_of("ocds-h6vhtk-000001")] == [False]


def test_a_record_gives_its_compiled_release_only_where_it_has_no_other(home: MarketHome) -> None:
    linked = (
        b'{"records": [{"ocid": "a", "releases": [{"url": "https://example.org/1"}], "compiledRelease": %s}]}' % ONE
    )
    report = take(home, linked)
    assert (report.new, report.told, report.set_aside) == (1, {"MK-009": 1}, {"MK-005": 1})


def test_fields_of_any_type_do_not_stop_a_release(home: MarketHome) -> None:
    odd = as_bytes(release(tag=None, tender=[1], releases=5, buyer="x", id={"a": 1}))
    assert take(home, odd).new == 1


CUT: dict[str, Callable[[bytes], bytes]] = {
    "JSON": lambda body: body[:-40],
    "gzip": lambda body: gzip.compress(body)[:-12],
    "zip": lambda body: zipped(first=b"[]", second=body)[:-150],
}


@pytest.mark.parametrize("way", CUT)
def test_a_body_that_ends_too_early_gives_what_is_whole(home: MarketHome, way: str) -> None:
    releases = [as_bytes(release(number, note=str(hash((number, "x"))) * 40)) for number in range(200)]
    report = take(home, CUT[way](b'{"releases": [' + b",\n".join(releases) + b"]}"))
    held = held_bytes(home)
    assert held == releases[: len(held)]
    assert 100 < len(held) <= 200
    if len(held) < 200:
        assert report.set_aside == {"MK-004": 1}
    assert way == "JSON" or "Get the file again" in report.unreadable[-1]


def test_one_broken_release_does_not_cost_the_others_of_its_package(home: MarketHome) -> None:
    report = take(home, b'{"releases": [%s, {"ocid" 5}, %s]}' % (ONE, TWO))
    assert held_bytes(home) == [ONE, TWO]
    assert report.set_aside == {"MK-001": 1}


def test_the_text_that_a_release_was_mended_from_is_kept_as_published(home: MarketHome) -> None:
    published = ONE[:-1] + b', "most": 1e9999, "name": "caf\xe9"}'
    report = take(home, TWO + b"\n" + published)
    assert report.told == {"MK-002": 1, "MK-003": 1}
    with Ledger.open(home) as ledger:
        (entry,) = ledger.entries_of("ocds-h6vhtk-000001")
        assert json.loads(ledger.read(entry)) == {**release(1), "most": None, "name": "café"}
        assert ledger.as_found(entry.seq) == published
        assert ledger.as_found(entry.seq - 1) is None
    assert take(home, published).held == 1


def test_mending_one_release_of_a_package_leaves_the_others_as_published(home: MarketHome) -> None:
    other = b'{ "ocid":"ocds-h6vhtk-7", "date":"2026-01-01", "most":1e9999 }'
    report = take(home, b'{"releases": [%s, %s, %s]}' % (ONE, other, TWO))
    assert report.told == {"MK-002": 1, "MK-008": 1}
    assert held_bytes(home) == [ONE, other.replace(b"1e9999", b"null"), TWO]


def test_what_is_read_on_every_core_is_what_is_read_alone(home: MarketHome, tmp_path: Path) -> None:
    lines = [as_bytes(release(number, filler="x" * 3000)) for number in range(3000)]
    lines[1500:1500] = [b"{oops}"]
    alone, beside = take(home, b"\n".join(lines)), MarketHome(tmp_path / "beside")
    by_processes = take(beside, b"\n".join(lines), alone_up_to=0)
    assert held_bytes(beside) == held_bytes(home) == [line for line in lines if line != b"{oops}"]
    assert by_processes == alone
    assert [told.line for told in alone.shown] == [1501]
