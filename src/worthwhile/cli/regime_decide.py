"""``worthwhile regime decide``: the law, the routes, what is due and when, and what is still unknown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from worthwhile.cli.dates import read_date


@click.command()
@click.argument("facts", type=click.Path(path_type=Path))
@click.option(
    "--on", callback=read_date, help="Day on which the procurement begins (2026-04-01), where FACTS does not state it."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
@click.option(
    "--record", type=click.Path(path_type=Path), help="Write a record for the file too, as .html, .docx or .pdf."
)
@click.option("--all-rules", is_flag=True, help="Print every rule that was looked at, with what it came to.")
def command(facts: Path, on: date | None, as_json: bool, record: Path | None, all_rules: bool) -> None:
    """Say which procurement law the facts in FACTS lead to, which routes are open, and what must be done by when.

    Every answer names its rule, its source and how sure it is. What FACTS does not state stays unknown, with the reason
    why it is needed; it never counts as a pass. This is not legal advice.
    """
    from worthwhile.engines.regimes import decide
    from worthwhile.exchange.plain_data import json_text
    from worthwhile.exchange.regime import decision_data, load_facts, write_decision_record
    from worthwhile.reference.regimes import regime_rules
    from worthwhile.reference.working_days import UnitedKingdomDays

    loaded = load_facts(facts)
    rules = regime_rules()
    decision = decide(facts=loaded.facts, rules=rules, on=on, calendar=UnitedKingdomDays())
    if record is not None:
        write_decision_record(decision=decision, loaded=loaded, rules=rules, to=record)
    if as_json:
        click.echo(json_text(decision_data(decision)))
        return
    from worthwhile.cli.regime_text import decision_lines

    lines = decision_lines(decision, title=loaded.file.title, rules=rules, all_rules=all_rules)
    click.echo("\n".join(lines))
    if record is not None:
        click.echo(f"\nWrote {record}.")
