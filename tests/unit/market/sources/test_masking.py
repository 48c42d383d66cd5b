"""What tells of a person is left out; what finds a notice stays."""

import time

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
        ("to renée@exämple.org, now", "to (e-mail left out), now"),
        ('to "jo bloggs"@example.org', "to (e-mail left out)"),
        ("jo at example dot org", "(e-mail left out)"),
        ('{"email":"jo@exam', '{"email":"(e-mail left out)'),
        ("http://example.org/?a=jo%40exam and", "http:(e-mail left out) and"),
        ('"ocid": "ocds-h6vhtk-0123456", "date": "2026-04-01T10:00:00Z"', None),
        ("notice 083685-2026 of", None),
        (
            "Tel.07700 900123 or 01632/960983 or 01632\u00a0960\u00a0983;",
            "Tel.(number left out) or (number left out) or (number left out);",
        ),
        (
            '{"contactPoints": [{"name": "Jo", "sub": {"a": "}"}}, {"name": "Kim"}], "x": 1}',
            '{"contactPoint": "(left out)", "x": 1}',
        ),
        (
            '{"contactPoint": {"name": "Jo", "availableLanguage": ["en"], "other": "Jo B"}, "x": 1}',
            '{"contactPoint": "(left out)", "x": 1}',
        ),
        ('"additionalContactPoints":[{"name":"Jo"},{"name":"K', '"contactPoint": "(left out)"'),
        ('{"contactPoint": null, "contactName": "Jo"}', '{"contactPoint": "(left out)", "contactPoint": "(left out)"}'),
        (
            '{"telephone": 1632960983, "x_mobile":"960 983", "faxNumber": "96',
            '{"telephone": "(number left out)", "x_mobile":"(number left out)", "faxNumber": "(number left out)"',
        ),
        ('"amount": 120000, "id": "85320000", "url": "https://example.org/1234567"} ', None),
        ("up to £1200000 or GBP 350000, 2 500 000 pounds, CPV 85320000, from 01.04.2026 to 2027-03-31 or later", None),
        ('"ocid": "ocds-b5fd17-012345678901", "id": "GB-COH-01234567" ', None),
    ],
)
def test_people_are_left_out(text: str, left: str | None) -> None:
    assert masked(text) == (text if left is None else left)


@pytest.mark.parametrize(
    "hostile",
    ["a" * 10**6, "1" * 10**6 + "x", "1 " * 500_000 + "x", "+" * 10**6, "(" * 10**6, "a:" * 500_000 + "@",
     '"contactPoint' * 80_000, '"contactPoint":"' * 60_000, "@" * 10**6, "1234-" * 200_000 + "x"],
    ids=lambda text: text[:14],
)  # fmt: skip
def test_a_million_hostile_letters_are_masked_in_good_time(hostile: str) -> None:
    began = time.process_time()
    masked(hostile)
    assert time.process_time() - began < 3
