"""Colours that stand out for readers with low vision (WCAG 2.2: 1.4.3 and 1.4.11)."""

import pytest

from worthwhile.exchange.charts.palette import Tone


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast_with_white(tone: Tone) -> float:
    return 1.05 / (_luminance(tone.value) + 0.05)


@pytest.mark.parametrize("tone", [Tone.VALUE, Tone.LOSS, Tone.TOTAL, Tone.PUT_IN, Tone.TAIL])
def test_bars_stand_out_from_white(tone: Tone) -> None:
    assert _contrast_with_white(tone) >= 3


@pytest.mark.parametrize("tone", [Tone.TEXT, Tone.QUIET_TEXT])
def test_text_stands_out_from_white(tone: Tone) -> None:
    assert _contrast_with_white(tone) >= 4.5
