"""Laws of the compiled core about the words that tell the regime and the techniques of a process."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.compiled_by_core import differences, held, needs_core

pytestmark = needs_core
often = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# What the expressions of the reference are made of, and what looks so.
WORDS = [
    "light", "touch", "Light-Touch", "lighttouch", "non-", "non", "not", "cannot", "outside", "isn't", "the", "of",
    "provider selection regime", "Provider Selection Regimes", "social and other specific services", "call", "off",
    "offs", "call-off", "calloff", "further", "mini", "competition", "direct", "award", "via", "under", "off", "using",
    "framework", "FRAMEWOR\u212a", "frameworks", "DPS", "dynamic", "d\u0130ynamic", "market", "purchasing system",
    "\u00e9", "\u03a9", "\u24b6", "\u2013", "\uf0b7", "_", "3", "<b>", "</p >", "<", ">", "/", "n/a",
    "<" + "a" * 301 + ">",
]  # fmt: skip
GAPS = [" ", " ", " ", " ", "  ", "-", "\n", "\u00a0", ", ", "", "\u001c", "'"]
OF_DENIALS = ["not", "a", "a", "a", "a", "the", "isn't", "light touch", "light touch", "provider selection regime"]
OF_OTHERS = ["via", "a", "a", "a", "a", "a", "framework", "dps", "dynamic market"]


def _one_after_another(words: list[str], most: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(words), min_size=2, max_size=most).map(" ".join)


said = (
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), max_size=9).map(
        lambda pieces: "".join(word + gap for word, gap in pieces)
    )
    | _one_after_another(OF_DENIALS, 9)
    | _one_after_another(OF_OTHERS, 9)
)


@often
@given(st.lists(st.tuples(said, said, said), min_size=15, max_size=40))
def test_titles_and_descriptions_tell_what_they_tell_in_python(words: list[tuple[str, str, str]]) -> None:
    processes = [
        [
            held(
                {
                    "ocid": f"ocds-b5fd17-{place}",
                    "id": "1",
                    "date": "2026-11-23T09:00:00Z",
                    "tag": ["tender"],
                    "tender": {"title": title, "description": description, "procurementMethodDetails": details},
                }
            )
        ]
        for place, (title, description, details) in enumerate(words)
    ]
    told, left = differences(processes)
    assert not told, "\n".join(told)
    assert not left
