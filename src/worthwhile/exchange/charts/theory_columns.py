"""A theory of change as five columns of cards, with what is still to be said in place of an empty one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from worthwhile.engines.valuation.vocabulary import Level, Status
from worthwhile.exchange.charts.theory import Change, Gainer, Theory

MOST_CARDS = 10
MOST_CHANGES = 20
LEVELS = {Level.INDIVIDUAL: "Individual", Level.SOCIAL: "Social", Level.ENVIRONMENTAL: "Environmental"}
STATUSES = {Status.PRICED: "priced", Status.HELD: "held: never priced", Status.PENDING: "pending: not counted yet"}
WORSE = "for the worse"


@dataclass(frozen=True, kw_only=True)
class Card:
    """A text in a box. ``note`` stands under it in quiet letters; ``is_missing`` marks what is still to be said."""

    text: str
    note: str = ""
    level: Level | None = None
    status: Status = Status.PRICED
    is_missing: bool = False


@dataclass(frozen=True, kw_only=True)
class Heading:
    """Whose changes come next."""

    text: str


@dataclass(frozen=True, kw_only=True)
class TheoryColumn:
    """One step of the way from need to change. ``more`` says how much the table alone holds."""

    title: str
    entries: tuple[Card | Heading, ...]
    more: str = ""


NEED, INPUTS, ACTIVITIES, OUTPUTS, CHANGES, ASSUMPTIONS = (
    "The need",
    "What goes in",
    "What is done",
    "What is counted",
    "What changes",
    "What has to hold",
)
PROMPTS = {
    NEED: "Say what need you answer",
    INPUTS: "Say what you put in",
    ACTIVITIES: "Say what you do",
    OUTPUTS: "Say what you count",
    CHANGES: "Say what changes, and for whom",
}


def theory_columns(theory: Theory) -> tuple[TheoryColumn, ...]:
    """The five steps, from the need to what changes."""
    return (
        _column(NEED, [theory.need] if theory.need else []),
        _column(INPUTS, theory.inputs),
        _column(ACTIVITIES, theory.activities),
        _column(OUTPUTS, theory.outputs),
        _changes(theory.gainers),
    )


def assumptions_column(theory: Theory) -> TheoryColumn | None:
    """What the steps rest on, None where nothing is said of it."""
    return _column(ASSUMPTIONS, theory.assumptions) if theory.assumptions else None


def change_note(change: Change) -> str:
    """What a box of a change says under its name, empty for a gain that has a price."""
    status = "" if change.status is Status.PRICED else STATUSES[change.status]
    return ", ".join(part for part in (status, WORSE if change.is_worse else "") if part)


def _column(title: str, texts: Sequence[str]) -> TheoryColumn:
    cards = tuple(Card(text=text) for text in texts[:MOST_CARDS]) or _prompt(title)
    return TheoryColumn(title=title, entries=cards, more=_more(len(texts) - MOST_CARDS))


def _prompt(title: str) -> tuple[Card, ...]:
    return (Card(text=PROMPTS[title], is_missing=True),)


def _changes(gainers: Sequence[Gainer]) -> TheoryColumn:
    entries: list[Card | Heading] = []
    left = MOST_CHANGES
    for gainer in gainers:
        shown = gainer.changes[:left]
        if shown:
            entries.append(Heading(text=gainer.name))
        entries += [Card(text=c.name, note=change_note(c), level=c.level, status=c.status) for c in shown]
        left -= len(shown)
    count = sum(len(gainer.changes) for gainer in gainers)
    return TheoryColumn(title=CHANGES, entries=tuple(entries) or _prompt(CHANGES), more=_more(count - MOST_CHANGES))


def _more(count: int) -> str:
    return f"and {count} more, in the table" if count > 0 else ""
