"""``worthwhile regime new``: a file of facts to fill in."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("facts", required=False, type=click.Path(path_type=Path))
def command(facts: Path | None) -> None:
    """Write a file to fill in to FACTS, or print it: every question, why it is asked, and what may be answered.

    What is left empty counts as “not stated”, never as no.
    """
    from worthwhile.exchange.regime import new_facts_text, write_new_facts
    from worthwhile.reference.regimes import regime_rules

    if facts is None:
        click.echo(new_facts_text(regime_rules()), nl=False)
        return
    write_new_facts(facts, regime_rules())
    click.echo(f"Wrote {facts}. Fill in what you know, then run: worthwhile regime decide {facts}")
