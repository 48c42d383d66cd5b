"""``worthwhile tender new``: a tender file to fill in."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(name="new")
@click.argument("tender", required=False, type=click.Path(path_type=Path))
def command(tender: Path | None) -> None:
    """Write a tender to fill in to TENDER, or print it where no file is named.

    Every line says what it is for. What you leave empty is not stated and never counts as no.
    """
    from worthwhile.exchange.tender import new_tender_text, write_new_tender

    if tender is None:
        click.echo(new_tender_text(), nl=False)
        return
    write_new_tender(tender)
    click.echo(f"Wrote {tender}. Fill in what you know, then run: worthwhile tender fitness {tender}")
