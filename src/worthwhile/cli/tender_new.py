"""``worthwhile tender new``: a tender file, or an evaluation, to fill in."""

from __future__ import annotations

from pathlib import Path

import click

EVALUATION = "evaluation"


@click.command(name="new")
@click.argument("what", nargs=-1, metavar="[evaluation] [FILE]")
def command(what: tuple[str, ...]) -> None:
    """Write a tender to fill in to FILE, or print it where no file is named.

    With the word evaluation first it is an evaluation: the scheme by which bids are compared, the panel and the bids.
    Every line says what it is for. What you leave empty is not stated and never counts as no.
    """
    is_evaluation = what[:1] == (EVALUATION,)
    named = what[1:] if is_evaluation else what
    if len(named) > 1:
        raise click.UsageError(f"Name one file. You gave {', '.join(named)}.")
    to = Path(named[0]) if named else None
    if is_evaluation:
        _new_evaluation(to)
    else:
        _new_tender(to)


def _new_tender(to: Path | None) -> None:
    from worthwhile.exchange.tender import new_tender_text, write_new_tender

    if to is None:
        click.echo(new_tender_text(), nl=False)
        return
    write_new_tender(to)
    click.echo(f"Wrote {to}. Fill in what you know, then run: worthwhile tender fitness {to}")


def _new_evaluation(to: Path | None) -> None:
    from worthwhile.exchange.evaluation import new_evaluation_text, write_new_evaluation

    if to is None:
        click.echo(new_evaluation_text(), nl=False)
        return
    write_new_evaluation(to)
    click.echo(f"Wrote {to}. Fill in the scheme, then run: worthwhile tender simulate {to}")
