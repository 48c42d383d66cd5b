"""An answer is counted as it stands, whatever is wrong with its bytes."""

from __future__ import annotations

import pytest

from worthwhile.market.sources.feeds.answer import Unreadable, read_answer


@pytest.mark.parametrize(
    ("body", "releases", "leads_on", "has_list"),
    [
        (b'{"releases": [{"id": 1}, {"id": 1}], "links": {"next": "https://example.test/?cursor=1"}}', 2, True, True),
        (b'{"releases": [{"most": 1e9999}], "links": {"next": ""}}', 1, False, True),
        (b'{"releases": [{"amount": 000, "id": "a"}]}', 1, False, True),
        (b'{"releases": [{"amount": 1 000, "id": "a"}]}', 1, False, True),
        ('{"releases": [{"title": "Café £5"}], "links": []}'.encode("iso-8859-1"), 1, False, True),
        (b'\xef\xbb\xbf{"releases": []}', 0, False, True),
        (b'{"uri": "https://example.test/"}', 0, False, False),
        (b'{"releases": null}', 0, False, False),
    ],
)
def test_releases_and_the_way_on_are_read(body: bytes, releases: int, leads_on: bool, has_list: bool) -> None:
    answer = read_answer(body)
    assert (answer.releases, answer.leads_on, answer.has_list) == (releases, leads_on, has_list)
    assert answer.says_nothing == (has_list and releases == 0)


@pytest.mark.parametrize("body", [b'{"releases": [{"id"', b'{"releases": [{,,}]}', b"<html>"])
def test_what_is_no_json_is_told(body: bytes) -> None:
    with pytest.raises(Unreadable, match=r"^MK-00[14]: the answer is not JSON"):
        read_answer(body)


@pytest.mark.parametrize("body", [b'[{"ocid": "a"}]', b'{"releases": {"a": 1}}'])
def test_what_is_no_package_is_told(body: bytes) -> None:
    with pytest.raises(Unreadable, match="MK-005"):
        read_answer(body)
