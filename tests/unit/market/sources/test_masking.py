"""What tells of a person is left out; what finds a notice stays."""

import pytest

from worthwhile.market.sources.masking import masked


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("mail jo.example@example.org now", "mail (e-mail left out) now"),
        ("mail jo\\u0040example.org", "mail (e-mail left out)"),
        ("ring 020 7946 0018.", "ring (number left out)."),
        ("ring +44 (0)1632 960001 or", "ring (number left out) or"),
        ("ring 020 79", "ring "),
        ('"contactPoint": {"name": "Jo"}, "x": 1}', '"contactPoint": "(left out)", "x": 1}'),
        ('"contactPoint": {"name": "Jo', '"contactPoint": "(left out)"'),
        ('"ocid": "ocds-h6vhtk-0123456", "date": "2026-04-01T10:00:00Z"', None),
        ("notice 083685-2026 of", None),
    ],
)
def test_people_are_left_out(text: str, left: str | None) -> None:
    assert masked(text) == (text if left is None else left)
