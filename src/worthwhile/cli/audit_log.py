"""``worthwhile audit-log``: whether the record of what was done is whole and unchanged."""

from __future__ import annotations

from pathlib import Path

import click

from worthwhile.exchange.audit_chain import START, Anchor, Break, How, Verdict, verify_chain
from worthwhile.exchange.audit_log import opened_log
from worthwhile.exchange.home import worthwhile_home
from worthwhile.exchange.kept_database import postgresql_address
from worthwhile.exchange.plain_data import json_text

FOUND = {
    How.CHANGED: "Entry {number:,} was changed: it is not as it was written.",
    How.REMOVED: "Entry {number:,} was removed.",
    How.INSERTED: "Entry {number:,} was inserted: it was not written there.",
    How.REORDERED: "Entry {number:,} stands out of its order.",
}
NEXT = "Find out when: compare with your backups (worthwhile audit-log verify --backup FILE), the latest first."


@click.group()
def command() -> None:
    """Check the record of what was done."""


@command.command()
@click.option(
    "--backup",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help="Check also that the log still holds the last entry of this backup: finds a log that was cut short.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def verify(ctx: click.Context, backup: Path | None, as_json: bool) -> None:
    """Check that no entry was changed, removed, inserted or moved; ends with status 1 where one was."""
    kept = _end_in(backup) if backup else START
    with opened_log(home=worthwhile_home(), address=postgresql_address()) as entries:
        verdict = verify_chain(entries, kept=kept)
    click.echo(json_text(_data(verdict)) if as_json else _sentence(verdict))
    if verdict.broken:
        ctx.exit(1)


def _end_in(backup: Path) -> Anchor:
    from worthwhile.exchange.backup.archive import checked_backup

    with checked_backup(backup) as (_, manifest):
        if manifest.audit_log is None:
            raise click.BadParameter(f"{backup} holds no audit log. Give another backup.", param_hint="--backup")
        return Anchor(manifest.audit_log.entries, manifest.audit_log.last_hash)


def _sentence(verdict: Verdict) -> str:
    if verdict.broken is None:
        entries = "1 entry" if verdict.last.number == 1 else f"{verdict.last.number:,} entries"
        return f"The audit log is intact: {entries}, last hash {verdict.last.own_hash}."
    return f"The audit log is broken. {FOUND[verdict.broken.how].format(number=verdict.broken.number)}\n{NEXT}"


def _data(verdict: Verdict) -> dict[str, object]:
    broken: Break | None = verdict.broken
    return {
        "intact": broken is None,
        "entries": verdict.last.number if broken is None else None,
        "last_hash": verdict.last.own_hash if broken is None else None,
        "broken": None if broken is None else {"entry": broken.number, "how": broken.how.value},
    }
