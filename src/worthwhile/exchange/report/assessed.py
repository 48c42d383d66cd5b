"""What an assessor verified of the version that a report tells of. It names nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from worthwhile.exchange.charts.words import percent_text
from worthwhile.exchange.report.document import Block, Facts, Paragraph, Section
from worthwhile.exchange.report.wording import day_text
from worthwhile.exchange.verification.resting import EXPLAINED


@dataclass(frozen=True, kw_only=True)
class Assessed:
    """How far a version was verified. ``verdicts`` are names with counts; ``share`` of the present value is verified.

    ``opinion`` is the latest of an assessor on the whole, empty with no date where none was given.
    """

    checked: int
    total: int
    verdicts: tuple[tuple[str, int], ...]
    share: Decimal | None
    opinion: str
    given_on: date | None


def assessed_note(assessed: Assessed) -> str:
    """One line for every page of a report."""
    return f"an assessor checked {assessed.checked} of {assessed.total} claims"


def assessed_section(assessed: Assessed) -> Section:
    """What was verified, and the assessor's opinion in their own words."""
    rows = [(name, str(count)) for name, count in assessed.verdicts]
    if assessed.share is not None:
        rows.append(("Present value that rests on verified figures", percent_text(assessed.share)))
    blocks: list[Block] = [
        Paragraph(
            f"An assessor, who did not work on the case, has looked at {assessed.checked} of {assessed.total} claims "
            "that it makes."
        ),
        Facts(tuple(rows)),
    ]
    if assessed.share is not None:
        blocks.append(Paragraph(EXPLAINED))
    return Section(
        id="ww-assessed", heading="Checked by an assessor", blocks=tuple(blocks), sections=_opinion(assessed)
    )


def _opinion(assessed: Assessed) -> tuple[Section, ...]:
    if not assessed.opinion or assessed.given_on is None:
        return ()
    said = tuple(Paragraph(line.strip()) for line in assessed.opinion.splitlines() if line.strip())
    heading = f"The assessor’s opinion, {day_text(assessed.given_on)}"
    return (Section(id="ww-opinion", heading=heading, blocks=said),)
