"""Markdown of a method as a page: its own HTML is text, and links lead within the library or nowhere."""

from __future__ import annotations

import pytest

from worthwhile.apps.library.presenters.method import method_html
from worthwhile.reference.method_pages import MethodKind, MethodPage


def _html(text: str) -> str:
    page = MethodPage(
        code="SV-005",
        title="A check",
        kind=MethodKind.CHECK,
        summary="",
        file="SV-005-x.md",
        text=f"# A check\n\n{text}",
    )
    return method_html(page)


def test_the_title_is_left_to_the_page() -> None:
    assert _html("## What it says\n\nThis.") == (
        '<h2 class="govuk-heading-m">What it says</h2>\n<p class="govuk-body">This.</p>\n'
    )


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "a <b onclick='x()'>b</b>", "[x](javascript:alert(1))"])
def test_nothing_in_the_text_runs(text: str) -> None:
    html = _html(text)
    assert "<script" not in html
    assert "<b " not in html
    assert "href" not in html


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("[this](ME-29-safeguarding.md)", "/library/methods/ME-29/"),
        ("[this](uprating.md)", "/library/methods/uprating/"),
        ("[this](uprating.md#formula)", "/library/methods/uprating/#formula"),
        ("[this](https://example.org/x)", "https://example.org/x"),
        ("see SV-035.", "/library/methods/SV-035/"),
    ],
)
def test_a_link_leads_to_the_page_in_the_library(text: str, address: str) -> None:
    assert f'href="{address}"' in _html(text)


@pytest.mark.parametrize("text", ["[this](../how-to/x.md)", "[this](gone.md)", "[this](index.md)", "SV-999", "SV-005"])
def test_what_leads_nowhere_here_is_left_as_words(text: str) -> None:
    html = _html(text)
    assert "<a" not in html
    assert text.partition("]")[0].removeprefix("[") in html


def test_a_code_in_code_or_in_a_link_is_no_second_link() -> None:
    assert _html("`SV-035` and [SV-035](https://example.org)").count("<a ") == 1


def test_a_table_scrolls_by_itself_and_each_has_a_name_of_its_own() -> None:
    table = "| a | b |\n| --- | ---: |\n| 1 | 2 |\n"
    html = _html(f"{table}\n\n{table}")
    assert ('aria-label="Table 1"' in html, 'aria-label="Table 2"' in html) == (True, True)
    assert "style=" not in html
    assert '<th class="govuk-table__header" scope="col">a</th>' in html
