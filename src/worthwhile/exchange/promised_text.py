"""A promise beside its results for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.exchange.plain_lines import in_columns, titled, wrapped
from worthwhile.exchange.promised import PromisedAndAchieved, PromisedRow
from worthwhile.exchange.promised_words import (
    FATES,
    NOT_KNOWN,
    count_text,
    deductions_text,
    promised_sentences,
    share_text,
)
from worthwhile.kernel.money import money_text


def promised_lines(found: PromisedAndAchieved) -> Iterator[str]:
    """Cautions first, then the sentences, then every outcome."""
    yield f"{found.title}: promised and achieved"
    if found.cautions:
        yield from titled("Read this first")
        for caution in found.cautions:
            yield from wrapped(caution, "  ", "    ")
    yield from titled("In short")
    for sentence in promised_sentences(found):
        yield from wrapped(sentence, "  ", "    ")
    yield from titled("Outcome by outcome")
    heads = ("Outcome", "Promised", "Achieved", "Share", "Value promised", "Value achieved", "What became of it")
    yield from in_columns(heads, [_row(row, found) for row in found.rows])
    yield from _notes(found)


def _row(row: PromisedRow, found: PromisedAndAchieved) -> tuple[str, ...]:
    values = ((row.value_then, found.currency_then), (row.value_now, found.currency_now))
    return (
        row.name,
        count_text(row.promised),
        count_text(row.achieved),
        share_text(row.share),
        *(NOT_KNOWN if value is None else money_text(value, currency, places=0) for value, currency in values),
        FATES[row.fate],
    )


def _notes(found: PromisedAndAchieved) -> Iterator[str]:
    noted = [(row, _changes(row)) for row in found.rows if _changes(row)]
    if noted:
        yield from titled("To know of single outcomes")
    for row, changes in noted:
        yield from wrapped(f"{row.name}: {' '.join(changes)}", "  ", "    ")


def _changes(row: PromisedRow) -> list[str]:
    deducted = deductions_text(row)
    told = [] if deducted in (NOT_KNOWN, "as promised") else [f"Deductions: {deducted}."]
    return [*told, *row.notes]
