"""The report as HTML."""

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.reported_case import (
    many_outcomes,
    only_held,
    ranged,
    report_of,
    with_outcomes,
    without_inputs,
    without_ranges,
)
from worthwhile.exchange.report.html import body, page

VOID = {"meta", "link", "br", "img", "hr", "input"}
EVERY_CASE = [ranged, without_ranges, without_inputs, only_held]
every_case = pytest.mark.parametrize("found", EVERY_CASE, ids=lambda function: function.__name__)


class Page(HTMLParser):
    """Elements in order, and whether each that opens also closes where it should."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.astray: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.astray.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def tags(self) -> list[str]:
        return [tag for tag, _ in self.elements]

    def values(self, name: str) -> list[str]:
        return [attributes[name] or "" for _, attributes in self.elements if name in attributes]


def _html(found: object) -> str:
    return page(report_of(found()))  # type: ignore[operator]


@every_case
def test_every_element_closes_where_it_should(found: object) -> None:
    shown = Page(_html(found))
    assert (shown.astray, shown.open) == ([], [])


@every_case
def test_no_two_elements_share_an_id(found: object) -> None:
    counted = Counter(Page(_html(found)).values("id"))
    assert [name for name, times in counted.items() if times > 1] == []


@every_case
def test_every_name_that_is_pointed_at_is_there(found: object) -> None:
    shown = Page(_html(found))
    wanted = {name for value in shown.values("aria-labelledby") for name in value.split()}
    wanted |= {link.removeprefix("#") for link in shown.values("href")}
    assert wanted - set(shown.values("id")) == set()


def test_it_runs_nothing_and_fetches_nothing() -> None:
    text = _html(ranged)
    shown = Page(text)
    assert {"script", "link", "img", "iframe", "object"} & set(shown.tags()) == set()
    assert shown.values("src") == []
    assert [link for link in shown.values("href") if not link.startswith("#")] == []
    assert re.findall(r"url\(|@import", text) == []
    assert [name for _, attributes in shown.elements for name in attributes if name.startswith("on")] == []


def test_text_of_the_case_is_never_markup() -> None:
    name = "<script>alert(\"x\")</script> & 'co'"
    outcome = {"id": "a", "name": name, "stakeholder": "<b>all</b>", "quantity": 1, "value": 10}
    held = {"id": "h", "name": "<i>held</i>", "status": "held", "notes": "<img src=x>"}
    found = with_outcomes(outcome, held, title="</title><script>", organisation="<u>us</u>")
    shown = Page(page(report_of(found)))
    assert {"script", "b", "i", "u", "img"} & set(shown.tags()) == set()
    assert any(name in text for text in shown.texts)


def test_every_chart_is_followed_by_its_table() -> None:
    tags = [tag for tag in Page(_html(ranged)).tags() if tag in {"figure", "table", "svg", "figcaption"}]
    places = [place for place, tag in enumerate(tags) if tag == "figure"]
    assert len(places) == 8
    assert [tags[place : place + 4] for place in places] == [["figure", "figcaption", "svg", "table"]] * 8


def test_every_table_has_a_caption_and_headings_with_a_scope() -> None:
    shown = Page(_html(ranged))
    tags = shown.tags()
    assert tags.count("caption") == tags.count("table") > 0
    assert [attributes for tag, attributes in shown.elements if tag == "th" and "scope" not in attributes] == []


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = [int(tag[1]) for tag in Page(_html(ranged)).tags() if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_the_language_is_british_english() -> None:
    assert ("html", {"lang": "en-GB"}) in Page(_html(ranged)).elements


def test_the_part_for_another_page_starts_at_the_heading_asked_for_and_has_no_page_of_its_own() -> None:
    tags = Page(body(report_of(ranged()), heading_level=3)).tags()
    assert {"html", "head", "body", "style", "main", "h1", "h2"} & set(tags) == set()
    assert tags[:3] == ["div", "section", "h3"]


def test_a_large_case_has_a_report() -> None:
    assert "29 other outcomes" in _html(lambda: many_outcomes(40))
