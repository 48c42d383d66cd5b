"""A value of one's own as its page and the reviewer's page tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from worthwhile.apps.library.models import OwnValueVersion
from worthwhile.apps.library.models.own_value import CONFIDENCE_CHOICES
from worthwhile.apps.library.presenters.figures import figure_words, range_words
from worthwhile.apps.library.selectors.own_values import KeptValue
from worthwhile.kernel.money import price_text


@dataclass(frozen=True, kw_only=True)
class VersionLines:
    """A version in words."""

    version: OwnValueVersion
    figure: str
    range: str
    confidence: str


@dataclass(frozen=True, kw_only=True)
class ListLine:
    """A value in a list."""

    kept: KeptValue
    figure: str
    colour: str


COLOURS = {"Shared": "green", "Waiting for review": "blue", "Declined": "yellow", "Retired": "grey", "Kept": "teal"}


def present_version(version: OwnValueVersion) -> VersionLines:
    """One version."""
    amount, low, high = version.amount, version.low, version.high
    return VersionLines(
        version=version,
        figure=figure_words(amount, version.unit),
        range=range_words(low, high),
        confidence=dict(CONFIDENCE_CHOICES)[version.confidence],
    )


def present_list(kept: Sequence[KeptValue]) -> list[ListLine]:
    """Values with what each is now."""
    return [
        ListLine(
            kept=one,
            figure=f"{price_text(one.latest.amount)} {one.latest.unit}, in prices of {one.latest.price_year}",
            colour=COLOURS[one.state_name],
        )
        for one in kept
    ]
