"""``worthwhile impact suggest``: outcomes, values and questionnaires for what is said in plain words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from worthwhile.exchange.suggestions import MeasureFound, Suggestion, Suggestions, ValueFound

WIDTH = 100
NOTHING = (
    "No outcome of the starting cases answers these words. Say what changes for people, such as: fewer lonely people"
)


@click.command("suggest")
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=8, show_default=True, type=click.IntRange(1, 50), help="Most outcomes to print.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
def suggest_command(words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Print outcomes that answer WORDS, such as "fewer lonely people, better sleep".

    The parts of a list are answered in turn. Each outcome comes with the starting case it is from, why it is offered,
    and what one unit is worth where a published price may be supplied; then come values and questionnaires.
    """
    from worthwhile.exchange.suggestions import find_measures, find_values, suggest_outcomes

    said = " ".join(words)
    found = suggest_outcomes(words=said, limit=limit)
    values, measures = find_values(words=said, limit=limit), find_measures(words=said, limit=limit)
    if as_json:
        from worthwhile.exchange.plain_data import json_text

        click.echo(json_text(_data(found, values, measures)))
    else:
        click.echo("\n".join(_lines(found, values, measures)))


def _data(found: Suggestions, values: tuple[ValueFound, ...], measures: tuple[MeasureFound, ...]) -> dict[str, Any]:
    return {
        "outcomes": [asdict(suggestion) for suggestion in found],
        "unmatched": list(found.unmatched),
        "values": [asdict(value) for value in values],
        "measures": [asdict(measure) for measure in measures],
    }


def _lines(found: Suggestions, values: tuple[ValueFound, ...], measures: tuple[MeasureFound, ...]) -> Iterator[str]:
    if not found:
        yield NOTHING
    for suggestion in found:
        yield from _outcome_lines(suggestion)
    if found and found.unmatched:
        yield from _wrapped(f"Nothing was found for: {'; '.join(found.unmatched)}.", indent=0)
        yield ""
    if values:
        yield "Values of the value bank (see one with: worthwhile reference show CODE)"
        yield from (f"  {value.code:<14} {value.label}{_about_value(value)}" for value in values)
        yield ""
    if measures:
        yield "Questionnaires (see one with: worthwhile measures show ID)"
        yield from (f"  {measure.id:<14} {measure.name}" for measure in measures)
        yield ""
    if found:
        yield "Start from one of these cases with: worthwhile impact new --template NAME --to my-case.yaml"


def _outcome_lines(suggestion: Suggestion) -> Iterator[str]:
    row = suggestion.row
    yield f"{row['name']}  [{row['id']} in {suggestion.template}]"
    yield from _wrapped(f"For: {row['stakeholder']}")
    yield from _wrapped(f"Why: {suggestion.because}")
    if suggestion.worth:
        yield from _wrapped(f"Worth of one: {suggestion.worth}")
    yield ""


def _about_value(value: ValueFound) -> str:
    more = f" (and {len(value.alike)} alike)" if value.alike else ""
    return f"{more}: {value.value}" if value.is_supplied else f"{more}: enter your own"


def _wrapped(text: str, *, indent: int = 2) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2))
