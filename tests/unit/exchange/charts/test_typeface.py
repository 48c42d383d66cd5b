"""How wide the bundled typeface sets a text."""

import pytest
import typst

from worthwhile.exchange.charts.picture import fonts
from worthwhile.exchange.charts.typeface import FONT_NAME, widths

TEXTS = ["M", "i", "£1,234.50", "−£0.99", "Members are less lonely", "Ŵ ŷ é ß", "“…”"]
# Writes the width of the text in points as the page's, which is all that its PNG says; letters are set unkerned.
MEASURE = b"""
#set page(width: auto, height: 4pt, margin: 0pt)
#set text(font: sys.inputs.font, size: 1000pt, kerning: false, ligatures: false, weight: sys.inputs.weight)
#context box(width: measure(sys.inputs.text).width, height: 1pt)
"""


def _set(text: str, weight: str) -> float:
    inputs = {"text": text, "font": FONT_NAME, "weight": weight}
    made = typst.compile(MEASURE, format="png", ppi=72.0, font_paths=fonts(), sys_inputs=inputs)
    assert isinstance(made, bytes)
    return int.from_bytes(made[16:20], "big") / 1000


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_a_text_is_as_wide_as_the_typesetter_sets_it(text: str, weight: str) -> None:
    assert widths(bold=weight == "bold").of(text) == pytest.approx(_set(text, weight), abs=0.003)


def test_a_letter_that_the_typeface_lacks_is_given_room() -> None:
    assert widths(bold=False).of("人") == 1
    assert widths(bold=False).of("и") > 0.5
