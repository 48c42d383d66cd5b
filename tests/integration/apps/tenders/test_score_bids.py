"""Bids scored from a file or its text: what is shown, what is refused, and that nothing is kept."""

from __future__ import annotations

import json
import time
from html import unescape
from typing import Any

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.scoring_builders import bid_data, evaluation_data, judged_data, scheme_data
from worthwhile.exchange.evaluation import demonstration_evaluation_text, new_evaluation_text

pytestmark = pytest.mark.django_db
PAGE = "/tenders/score/"
WORKED = [bid_data("A", 100, 76), bid_data("B", 140, 100), bid_data("C", 60, 10)]


@pytest.fixture(autouse=True)
def _as_often_as_wanted(settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}


def read(response: Any) -> str:
    assert response.status_code == 200
    return unescape(response.content.decode())


def send_text(client: Client, text: str) -> str:
    return read(client.post(PAGE, {"text": text}))


def send_file(client: Client, name: str, content: bytes) -> str:
    return read(client.post(PAGE, {"file": SimpleUploadedFile(name, content)}))


def as_json(data: Any) -> str:
    return json.dumps(data)


def test_the_page_begins_with_what_can_be_done(client: Client) -> None:
    text = read(client.get(PAGE))
    assert "See it with the demonstration" in text
    assert "Get a new file to fill in" in text


def test_the_demonstration_shows_order_reasons_spread_low_price_and_how_firm_it_is(client: Client) -> None:
    text = read(client.get(f"{PAGE}?demonstration=yes"))
    for told in (
        "everybody here is invented",
        "Lot north: oakfield is first.",
        "Lot south: none yet",
        "67.17",
        "40 x (1.5 - 121,000 / 120,000), between 0 and 40",
        "The group is planned and has not met yet.",
        "A spread this wide must be talked through",
        "Ask the bidder",
        "£87,000 at £13 an hour",
        "Fragile",
        "harbour would be awarded in place of oakfield",
        "below 49.32 Harbour Homecare is first",
        "Procurement Act 2023, section 19(4) and (5)",
    ):
        assert told in text


def test_a_yaml_file_and_the_same_as_json_text_come_to_the_same(client: Client) -> None:
    data = evaluation_data(scheme_data("PF-6"), WORKED)
    as_text = send_text(client, as_json(data))
    as_file = send_file(client, "mine.yaml", yaml.safe_dump(data).encode())
    for text in (as_text, as_file):
        assert "A is first." in text
        assert "71.33" in text
    assert as_text.partition("Hash of the evaluation")[2][:90] == as_file.partition("Hash of the evaluation")[2][:90]


def test_the_result_is_downloaded_as_json_with_exact_figures(client: Client) -> None:
    text = as_json(evaluation_data(scheme_data("PF-6"), WORKED))
    response = client.post(f"{PAGE}result.json", {"text": text})
    assert response.headers["Content-Disposition"] == 'attachment; filename="evaluation-result.json"'
    data = json.loads(response.content)
    assert [one["bidder"] for one in data["ranking"]] == ["A", "B", "C"]
    assert data["ranking"][0]["figure_exact"] == "214/3"
    assert json.loads(client.get(f"{PAGE}result.json").content)["title"].startswith("Demonstration")


def test_the_files_can_be_taken_away_and_the_demonstration_is_what_is_scored(client: Client) -> None:
    assert client.get(f"{PAGE}new-evaluation.yaml").content.decode() == new_evaluation_text()
    content = client.get(f"{PAGE}demonstration.yaml").content
    assert content.decode() == demonstration_evaluation_text()
    assert "Lot north: oakfield is first." in send_file(client, "demonstration.yaml", content)


def test_the_new_file_as_it_is_names_everything_that_is_missing(client: Client) -> None:
    text = send_file(client, "evaluation.yaml", new_evaluation_text().encode())
    assert "The evaluation cannot be scored yet" in text
    assert "title" in text


def test_every_problem_is_told_at_once_and_the_text_is_there_to_mend(client: Client) -> None:
    data = evaluation_data(scheme_data("PF-6"), [bid_data("A", -1, 176), bid_data("A", "much", 7)])
    data["scheme"]["nation"] = "france"
    data["scheem"] = {}
    text = send_text(client, as_json(data))
    for told in ("bids[0].price (A)", "bids[1].price (A)", "scheme.nation", "scheem", "Did you mean scheme?"):
        assert told in text
    assert '"scheem"' in text.partition("<textarea")[2]


def test_a_wide_spread_stops_the_ranking_until_a_consensus_is_recorded(client: Client) -> None:
    assessors = [{"id": "a1"}, {"id": "a2"}]
    apart = {"bidder": "A", "price": 100, "scores": judged_data({"a1": 20, "a2": 90})}
    other = {"bidder": "B", "price": 120, "scores": judged_data({"a1": 60, "a2": 60})}
    data = evaluation_data(scheme_data("PF-6"), [apart, other], assessors=assessors)
    text = send_text(client, as_json(data))
    assert "None yet: see what is missing." in text
    assert "the assessors gave a1 20, a2 90" in text
    apart["consensus"] = [{"criterion": "quality", "score": 50, "reason": "Talked through."}]
    settled = send_text(client, as_json(data))
    assert "settled on together" in settled
    assert "Talked through." in settled
    assert "a1: 20." in settled


def test_an_exact_tie_is_said_with_the_rule_that_settled_it(client: Client) -> None:
    bids = [bid_data("A", 100, 76), bid_data("B", 100, 76)]
    assert "exactly equal by every rule" in send_text(client, as_json(evaluation_data(scheme_data("PF-6"), bids)))
    settled = [bid_data("A", 120, 76), bid_data("B", 60, 26)]
    text = send_text(client, as_json(evaluation_data(scheme_data("PF-6"), settled)))
    assert "Exactly equal with" in text
    assert "told apart by: greatest weight" in text


def test_lots_with_a_limit_are_shared_out_and_the_method_said(client: Client) -> None:
    scheme = scheme_data("PF-6", lots=[{"id": "north"}, {"id": "south"}], most_lots=1)
    bids = [
        bid_data(name, price, quality, lot=lot)
        for lot in ("north", "south")
        for name, price, quality in (("A", 100, 90), ("B", 110, 60))
    ]
    text = send_text(client, as_json(evaluation_data(scheme, bids)))
    assert "because A can win no more or better lots within the limits" in text
    assert "Method:" in text


def test_an_unsafe_formula_is_refused_and_reproduced_only_when_asked(client: Client) -> None:
    data = evaluation_data(scheme_data("PF-1"), WORKED)
    assert "no award should stand on it" in send_text(client, as_json(data))
    del data["scheme"]["price"]["reproduce"]
    text = send_text(client, as_json(data))
    assert "PF-1 (Lowest price over own price) is not offered" in text
    assert "The order of the bids" not in text


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("mine.pdf", b"%PDF-1.7", "Choose a file whose name ends in .yaml, .yml, .json"),
        ("mine.yaml", b"", "The file is empty"),
        ("mine.yaml", b"a: 1\n" * 150_000, "at most 0.5 MB"),
        ("mine.yaml", b"\xff\xfe\x00", "not UTF-8 text (byte 0)"),
        ("mine.yaml", b"a: [1", "not valid YAML"),
        ("mine.json", b"{", "not valid JSON"),
        ("mine.json", b'{"title": NaN}', "not a number to reckon with"),
        ("mine.json", b'{"title": Infinity}', "not a number to reckon with"),
        ("mine.json", b'{"title": 1e999999999}', "not a number to reckon with"),
        ("mine.json", b"9" * 5000, "not a number to reckon with"),
        ("mine.json", b"[" * 5000, "more than 60 deep"),
        ("mine.yaml", b"a: &x [1]\nb: *x\n", "alias"),
        ("mine.yaml", b"a: !!python/object/apply:os.system [ls]\n", "not valid YAML"),
        ("mine.yaml", b"- 1\n- 2\n", "list of names and values"),
        ("mine.yaml", b"<script>alert(1)</script>", "list of names and values"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_so(client: Client, name: str, content: bytes, told: str) -> None:
    response = client.post(PAGE, {"file": SimpleUploadedFile(name, content)})
    assert told in read(response)
    assert b"<script>alert" not in response.content


def test_nothing_sent_is_told_too(client: Client) -> None:
    assert "Choose a file, or paste its text" in read(client.post(PAGE))
    assert "Choose a file, or paste its text" in send_text(client, "  \n ")
    assert "Paste at most 0.5 MB" in send_text(client, "x" * 500_001)


def test_thousands_of_bids_scores_and_unknown_words_are_bounded(client: Client) -> None:
    many = evaluation_data(scheme_data("PF-6"), [bid_data(f"b{at}", 100, 50) for at in range(101)])
    unknown = "\n".join(f"k{at}: 1" for at in range(40_000))
    for text, told in (
        (as_json(many), "At most 100 bids are taken here. You gave 101."),
        (unknown, "more. Mend these first."),
        ("format: worthwhile/evaluation/1\nbids:\n" + "- {bider: x}\n" * 30_000, "bids"),
    ):
        began = time.process_time()
        answer = send_text(client, text)
        assert time.process_time() - began < 15
        assert told in answer
        assert len(answer) < 1_200_000
        assert "cannot be scored yet" in answer


def test_numbers_of_any_size_are_scored_or_told_and_never_an_error(client: Client) -> None:
    for price in ("-1", "1e90", "0.000000000000000000001", "9" * 99, '"12"', "null", "true", "[]"):
        text = as_json(evaluation_data(scheme_data("PF-6"), [*WORKED[:2], bid_data("Z", "PRICE", 50)]))
        read(client.post(PAGE, {"text": text.replace('"PRICE"', price)}))


def test_words_from_the_file_are_never_markup(client: Client) -> None:
    data = evaluation_data(scheme_data("PF-6"), WORKED, title="<img src=x>", buyer="<b>Council</b>")
    response = client.post(PAGE, {"text": as_json(data)})
    assert b"<img src=x>" not in response.content
    assert b"&lt;b&gt;Council" in response.content


def test_what_is_sent_is_kept_in_no_cache(client: Client) -> None:
    response = client.post(PAGE, {"text": as_json(evaluation_data(scheme_data("PF-6"), WORKED))})
    assert "no-store" in response.headers["Cache-Control"]


def test_a_form_of_another_site_is_refused() -> None:
    assert Client(enforce_csrf_checks=True).post(PAGE, {"text": "a: 1"}).status_code == 403


LEAF = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.lists(st.integers(), max_size=2)
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.integers(0, 10_000), LEAF), min_size=1, max_size=4))
def test_no_evaluation_whatever_ends_in_an_error(client: Client, changes: list[tuple[int, Any]]) -> None:
    """The demonstration with any of its entries put to anything."""
    data = yaml.safe_load(demonstration_evaluation_text())
    for at, entry in changes:
        places = list(_places(data))
        if places:
            holder, key = places[at % len(places)]
            holder[key] = entry
    assert client.post(PAGE, {"text": as_json(data)}).status_code == 200


def _places(data: Any) -> Any:
    for key, inner in list(data.items() if isinstance(data, dict) else enumerate(data)):
        yield data, key
        if isinstance(inner, dict | list):
            yield from _places(inner)
