"""``worthwhile market search`` finds notices by words and filters, says why, and what to do where it finds none."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.market_builders import made_market
from tests.market_releases import tender_release
from worthwhile.cli.market_search import command
from worthwhile.kernel.problems import InvalidInput, WorthwhileError
from worthwhile.market.refresh.demonstration import set_up_demonstration_notices
from worthwhile.market.store.layout import MarketHome, demonstration_home

ON = ("--on", "2026-09-10")
ONE, TWO, THREE = (f"ocds-h6vhtk-{number:06x}" for number in (1, 2, 3))
FIELDS = {"ocid", "title", "buyer", "value", "currency", "deadline", "areas", "cpv", "score", "reasons"}
SCOTLAND = {"region": "UKM82"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    works = tender_release(
        2,
        title="Road resurfacing",
        description="Planing and asphalt.",
        legalBasis={"scheme": "CELEX", "id": "32014L0024"},
        tenderPeriod={"endDate": "2026-09-20T12:00:00+01:00"},
        value={"amount": 9_000_000, "currency": "GBP"},
        items=[
            {
                "id": "1",
                "additionalClassifications": [{"scheme": "CPV", "id": "45233142"}],
                "deliveryAddresses": [SCOTLAND],
            }
        ],
        lots=[{"id": "1", "title": "North"}, {"id": "2", "title": "South"}],
    )
    shut = tender_release(3, title="Lunch club for older people", tenderPeriod={"endDate": "2026-09-05T12:00:00Z"})
    del shut["tender"]["value"]
    made_market(MarketHome(folder / "market"), [tender_release(1), works, shut])
    return folder


def _invoke(home: Path, *arguments: str) -> Result:
    return CliRunner(env={"WORTHWHILE_HOME": str(home)}).invoke(command, list(arguments), catch_exceptions=False)


def _text(home: Path, *arguments: str) -> str:
    done = _invoke(home, *arguments)
    assert done.exit_code == 0, done.output
    return " ".join(done.output.split())


def _found(home: Path, *arguments: str) -> list[dict[str, Any]]:
    done = _invoke(home, *arguments, *ON, "--json")
    assert done.exit_code == 0, done.output
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def _ocids(home: Path, *arguments: str) -> set[str]:
    return {hit["ocid"] for hit in _found(home, *arguments)}


def _refused(home: Path, *arguments: str) -> dict[str, str]:
    with pytest.raises(InvalidInput) as refused:
        _invoke(home, *arguments, *ON)
    return {problem.path: problem.message for problem in refused.value.problems}


def test_a_hit_says_who_buys_for_how_much_by_when_where_and_why(home: Path) -> None:
    printed = _text(home, "befriending", "older", "people", "--open", *ON)
    assert "Befriending for older people 1 Example Council; £120,000; deadline 1 October 2026; Luton" in printed
    assert "The title says “befriending”, “older” and “people”." in printed
    assert "It closes in 21 days." in printed
    assert ONE in printed
    assert "1 to 1 of 1 found." in printed
    assert "Answered for 10 September 2026." in printed


def test_one_that_was_cancelled_before_its_deadline_is_not_said_to_be_open_until_then(tmp_path: Path) -> None:
    called_off = tender_release(1, status="unsuccessful", tenderPeriod={"endDate": "2029-10-01T12:00:00Z"})
    made_market(MarketHome(tmp_path / "market"), [called_off])
    printed = _text(tmp_path, "befriending", *ON)
    assert "; cancelled, its deadline was 1 October 2029; Luton" in printed
    assert "; deadline" not in printed


def test_json_is_a_list_best_first_with_the_fields_of_its_format(home: Path) -> None:
    first, second = _found(home, "lunch club")
    assert [first["ocid"], second["ocid"]] == [THREE, ONE]
    assert first["score"] > second["score"]
    assert {
        "ocid",
        "title",
        "buyer",
        "value",
        "currency",
        "deadline",
        "areas",
        "cpv",
        "score",
        "reasons",
    } <= first.keys()
    assert (first["value"], first["currency"]) == (None, None)
    assert (second["value"], second["currency"], second["buyer"]) == (120_000, "GBP", "Example Council")
    assert second["deadline"] == "2026-10-01T11:00:00Z"
    assert (second["areas"], second["cpv"]) == (["E06000032"], ["85320000"])
    assert "The text says “lunch” and “club”." in second["reasons"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), {ONE, TWO, THREE}),
        (("--area", "Luton"), {ONE, THREE}),
        (("--area", "LU1 2BQ"), {ONE, THREE}),
        (("--area", "Luton", "--area", "Scotland"), {ONE, TWO, THREE}),
        (("--area", "Bedford"), set()),
        (("--area", "Bedford", "--within", "60"), {ONE, THREE}),
        (("--cpv", "85"), {ONE, THREE}),
        (("--cpv", "85320000-8"), {ONE, THREE}),
        (("--cpv", "85", "--cpv", "45"), {ONE, TWO, THREE}),
        (("--open",), {ONE, TWO}),
        (("--closing", "14"), {TWO}),
        (("--min", "200000"), {TWO, THREE}),
        (("--min", "200000", "--strict"), {TWO}),
        (("--max", "200000", "--strict"), {ONE}),
        (("--suits", "vcse"), {ONE, THREE}),
        (("--suits", "sme", "--suits", "vcse"), {ONE, THREE}),
        (("--reserved",), set()),
        (("--lots",), {TWO}),
        (("--light-touch",), set()),
        (("--regime", "procurement-act-2023"), {ONE, THREE}),
        (("--notice-type", "UK17"), set()),
        (("--stage", "tender"), {ONE, TWO, THREE}),
        (("--publisher", "find-a-tender"), {ONE, TWO, THREE}),
        (("--publisher", "sell2wales"), set()),
        (("--buyer", "exam"), {ONE, TWO, THREE}),
        (("--buyer", "Luton"), set()),
    ],
)
def test_each_option_lets_through_what_it_says(home: Path, options: tuple[str, ...], expected: set[str]) -> None:
    assert _ocids(home, *options) == expected


@pytest.mark.parametrize(("sort", "first"), [("deadline", THREE), ("value", TWO), ("published", ONE), ("best", ONE)])
def test_the_order_is_the_one_asked_for(home: Path, sort: str, first: str) -> None:
    found = _found(home, "--sort", sort, *(("befriending",) if sort == "best" else ()))
    assert found[0]["ocid"] == first
    assert (found[0]["score"] is None) == (sort != "best")


def test_pages_follow_each_other_and_one_beyond_the_last_says_so(home: Path) -> None:
    pages = [_found(home, "--limit", "2", "--page", page) for page in ("1", "2")]
    assert [len(page) for page in pages] == [2, 1]
    assert len({hit["ocid"] for page in pages for hit in page}) == 3
    assert "3 to 3 of 3 found." in _text(home, "--limit", "2", "--page", "2", *ON)
    assert "Page 3 is beyond the last of 3 found." in _text(home, "--limit", "2", "--page", "3", *ON)


def test_every_bad_option_is_told_at_once_by_its_name_with_what_is_near(home: Path) -> None:
    told = _refused(
        home, "--area", "Lutton", "--within", "3", "--min", "5", "--max", "3", "--cpv", "care", "--page", "99999"
    )
    assert told.keys() == {"--area", "--max", "--cpv", "--page"}
    assert "You gave 'Lutton'. Did you mean Luton" in told["--area"]
    assert "at least the minimum, 5. You gave 3." in told["--max"]
    assert "such as 85320000 or 85. You gave 'care'." in told["--cpv"]


def test_a_law_a_kind_of_notice_or_a_publisher_that_is_none_is_refused_and_not_answered_with_nothing(
    home: Path,
) -> None:
    told = _refused(
        home, "--regime", "psr-2032", "--notice-type", "UK99", "--publisher", "find-tender", "--stage", "signed",
        "--stage", "award", "--cpv", "care",
    )  # fmt: skip
    assert told.keys() == {"--regime", "--notice-type", "--publisher", "--stage", "--cpv"}
    assert "Choose one of procurement-act-2023, pcr-2015, psr-2023" in told["--regime"]
    assert "Did you mean psr-2023 or pcr-2015? You gave 'psr-2032'." in told["--regime"]
    assert "UK16, UK17." in told["--notice-type"]
    assert "Did you mean find-a-tender? You gave 'find-tender'." in told["--publisher"]
    assert "You gave 'signed'." in told["--stage"]


def test_a_distance_needs_an_area(home: Path) -> None:
    assert _refused(home, "--within", "3").keys() == {"--within"}


@pytest.mark.parametrize(
    "option", [("--on", "2026-13-01"), ("--min", "lots"), ("--suits", "everybody"), ("--page", "0")]
)
def test_what_an_option_cannot_be_is_refused_as_wrong_use(home: Path, option: tuple[str, str]) -> None:
    done = _invoke(home, *option)
    assert done.exit_code == 2
    assert option[0] in done.output


def test_where_nothing_is_found_the_filters_that_shut_most_out_come_first(home: Path) -> None:
    printed = _text(home, "--lots", "--cpv", "85", *ON)
    assert "Nothing was found. Without --lots there would be 2. Without --cpv there would be 1." in printed


def test_a_code_that_no_notice_has_finds_nothing_and_ends_well(home: Path) -> None:
    assert "Nothing was found. Without --cpv there would be 3." in _text(home, "--cpv", "99", *ON)
    assert _found(home, "--cpv", "99") == []


def test_a_misspelt_word_is_told_with_the_nearest_that_notices_have(home: Path) -> None:
    assert "No notice has the word 'befreinding'. Did you mean befriending?" in _text(home, "befreinding", *ON)
    assert "No notice has the word" not in _text(home, "befriending", *ON)


def test_what_states_no_value_is_told(home: Path) -> None:
    assert "1 of them do not state a value; leave them out with --strict." in _text(home, "--max", "200000", *ON)


def test_a_market_that_was_never_compiled_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(WorthwhileError, match="worthwhile market"):
        _invoke(tmp_path, "care")


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demonstration")
    set_up_demonstration_notices(demonstration_home(folder), now=datetime(2026, 9, 10, 9, tzinfo=UTC))
    return folder


def test_everyday_words_do_not_list_every_open_notice(demonstration: Path) -> None:
    asked = ("friend for lonely older people", "--open")
    found = _found(demonstration, *asked)
    assert found[0]["ocid"].endswith("-befriending-luton")
    titles = " ".join(hit["title"] for hit in found)
    assert not any(far in titles for far in ("Gardening", "Interpreting", "Laundry", "Nursery"))
    everything = _found(demonstration, *asked, "--all")
    more = len(everything) - len(found)
    assert more >= 10
    assert [hit["ocid"] for hit in everything[: len(found)]] == [hit["ocid"] for hit in found]
    printed = _text(demonstration, *asked, *ON)
    assert f"{more} more are only loosely related to what you asked for: add --all to see." in printed
    assert "Made for the demonstration: not a real notice." in printed
