"""``worthwhile measures``: what questionnaires can be scored, what changed, and on whose licence."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from worthwhile.cli.dates import read_date
from worthwhile.cli.measures_text import list_lines, result_lines, show_lines
from worthwhile.engines.measures.catalogue import MEASURES, find_measure
from worthwhile.engines.measures.licences import LicenceRecord, require_licence
from worthwhile.engines.measures.measure import Better, Measure, ScoreRule, Stage, Terms
from worthwhile.engines.measures.options import LEAST_GROUP, Options
from worthwhile.engines.measures.pairing import Duplicates
from worthwhile.engines.measures.scoring import require_tables
from worthwhile.exchange.home import worthwhile_home
from worthwhile.exchange.licence_register import read_licences, record_licence
from worthwhile.exchange.measure_json import measure_data, result_data, result_text
from worthwhile.exchange.plain_data import json_text

_FILE = click.Path(path_type=Path)


def _today() -> date:
    return datetime.now().astimezone().date()


@click.group()
def command() -> None:
    """Score questionnaires and measure change."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_measures(as_json: bool) -> None:
    """List the questionnaires that can be scored, what each takes and on what terms."""
    licences = read_licences(worthwhile_home())
    if as_json:
        click.echo(json_text([measure_data(measure, licences.get(measure.id)) for measure in MEASURES.values()]))
    else:
        click.echo("\n".join(list_lines(MEASURES.values(), licences)))


@command.command("show")
@click.argument("measure", metavar="MEASURE")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show_measure(measure: str, as_json: bool) -> None:
    """Show one questionnaire: its questions where they may ship, scoring, bands, thresholds, sources."""
    found = find_measure(measure)
    licence = read_licences(worthwhile_home()).get(found.id)
    click.echo(json_text(measure_data(found, licence)) if as_json else "\n".join(show_lines(found, licence)))


@command.command("score")
@click.argument("measure", metavar="MEASURE")
@click.argument("responses", metavar="RESPONSES.csv", type=_FILE)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--to",
    "later",
    type=click.Choice([stage.value for stage in Stage if stage is not Stage.BEFORE]),
    default=Stage.AFTER.value,
    show_default=True,
    help="The stage to compare with before.",
)
@click.option(
    "--minimum-group",
    type=click.IntRange(min=LEAST_GROUP),
    default=10,
    show_default=True,
    help="Hide groups with fewer matched people.",
)
@click.option(
    "--duplicates",
    type=click.Choice([rule.value for rule in Duplicates]),
    default=Duplicates.REFUSE.value,
    show_default=True,
    help="Two different questionnaires of one person and stage: refuse them, or keep the first or last by date.",
)
@click.option("--chosen-for-score", is_flag=True, help="Say that people were taken on because of a poor score.")
@click.option(
    "--better", type=click.Choice([way.value for way in Better]), help="Which way is better, where no source says."
)
@click.option("--day-first", is_flag=True, help="Also read dates such as 01/04/2026 as 1 April.")
@click.option("--for-sharing", is_flag=True, help="Leave out everything about single people and totals too small.")
@click.option("--stakeholder", default="People who used the service", help="Who they are, for the impact case.")
@click.option(
    "--draws", type=click.IntRange(200, 100_000), default=2000, show_default=True, help="Draws for the intervals."
)
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Start of the random draws.")
def score(
    measure: str,
    responses: Path,
    as_json: bool,
    later: str,
    minimum_group: int,
    duplicates: str,
    chosen_for_score: bool,
    better: str | None,
    day_first: bool,
    for_sharing: bool,
    stakeholder: str,
    draws: int,
    seed: int,
) -> None:
    """Score RESPONSES.csv and show what changed for each person, for how many, and how sure one may be.

    Columns: person, stage (before, during, after or follow-up), date, group (optional), and item1 to itemN or total.
    """
    import numpy as np

    from worthwhile.engines.measures.before_and_after import measure_change
    from worthwhile.exchange.measure_tables import scoring_tables
    from worthwhile.exchange.responses import read_responses

    found = find_measure(measure)
    home = worthwhile_home()
    licence = read_licences(home).get(found.id)
    require_licence(measure=found, record=licence, on=_today())
    tables = scoring_tables(home=home, measure=found)
    require_tables(measure=found, tables=tables)
    options = Options(
        later=Stage(later),
        minimum_group=minimum_group,
        draws=draws,
        duplicates=Duplicates(duplicates),
        chosen_for_score=chosen_for_score,
        better=Better(better) if better else None,
        stakeholder=stakeholder,
        evidence_source=responses.name,
    )
    given = read_responses(path=responses, measure=found, day_first=day_first)
    result = measure_change(
        measure=found, responses=given.responses, options=options, tables=tables, rng=np.random.default_rng(seed)
    )
    if as_json:
        click.echo(result_text(result_data(result, seed=seed, for_sharing=for_sharing)))
    else:
        click.echo("\n".join(result_lines(result, seed=seed, for_sharing=for_sharing)))
    _say_beside(found, licence, given.encoding, hidden_flags=for_sharing and bool(result.safeguarding))


def _say_beside(measure: Measure, licence: LicenceRecord | None, encoding: str, *, hidden_flags: bool) -> None:
    """Notes for the operator on standard error. Standard error ends in logs: no person is named here."""
    if encoding == "windows-1252":
        click.echo("The file is not UTF-8 and was read as Windows-1252. Check names with accents.", err=True)
    if measure.licence.terms is Terms.REGISTRATION and licence is None:
        click.echo(
            f"{measure.name}: its owners ask users to register. Once registered, record it: worthwhile measures "
            f"licence record {measure.id}",
            err=True,
        )
    if hidden_flags:
        click.echo(
            "Safeguarding: some answers need someone to act. Run this again without --for-sharing to see whose.",
            err=True,
        )


@command.group("licence")
def licence_group() -> None:
    """Keep the register of licences that you hold."""


@licence_group.command("record")
@click.argument("measure", metavar="MEASURE")
@click.option("--holder", required=True, help="The organisation that holds the licence.")
@click.option("--reference", required=True, help="The owner's reference, so that it can be checked.")
@click.option("--on", "start", required=True, callback=read_date, metavar="DATE", help="Held from this day.")
@click.option("--until", callback=read_date, metavar="DATE", help="Last day on which it is held, if it ends.")
def record(measure: str, holder: str, reference: str, start: date, until: date | None) -> None:
    """Record that you hold a licence or registration for MEASURE. This is your word: keep the letter."""
    found = find_measure(measure)
    if found.licence.terms is Terms.OPEN:
        raise click.BadParameter(f"{found.name} is open to all ({found.licence.statement}) There is nothing to record.")
    licence = LicenceRecord(measure=found.id, holder=holder, reference=reference, held_from=start, held_until=until)
    path = record_licence(home=worthwhile_home(), licence=licence)
    click.echo(f"Recorded for {found.name}: {holder}, {reference}, from {start}{f' to {until}' if until else ''}.")
    click.echo(f"Kept in {path}")
    if any(scale.rule is ScoreRule.VALUE_SET for scale in found.scales):
        click.echo(f"Next, load the value set that it covers: worthwhile measures value-set load {found.id} FILE.csv")


@licence_group.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_licences(as_json: bool) -> None:
    """List the licences on record and the measures that still need one."""
    licences = read_licences(worthwhile_home())
    asking = [measure for measure in MEASURES.values() if measure.licence.terms is not Terms.OPEN]
    if as_json:
        kept = [
            {
                "measure": measure.id,
                "terms": measure.licence.terms.value,
                "licence": measure_data(measure, licences.get(measure.id))["licence_recorded"],
            }
            for measure in asking
        ]
        click.echo(json_text(kept))
        return
    for measure in asking:
        held = licences.get(measure.id)
        if held is None:
            said = "none recorded"
        else:
            said = f"{held.holder}, {held.reference}, from {held.held_from}"
            said += f" to {held.held_until}" if held.held_until else ""
            said += "" if held.is_in_force(_today()) else " (not in force today)"
        click.echo(f"{measure.id:<15} {measure.licence.terms.value:<13} {said}")


@command.group("value-set")
def value_set_group() -> None:
    """Load the value set that a licence covers. None ships."""


@value_set_group.command("load")
@click.argument("measure", metavar="MEASURE")
@click.argument("file", metavar="FILE.csv", type=_FILE)
@click.option("--instrument", help="Which value set to take, where the file holds several.")
def load(measure: str, file: Path, instrument: str | None) -> None:
    """Check a value set (columns instrument, term, decrement, source) and keep it for MEASURE."""
    from worthwhile.exchange.value_sets import load_value_set

    found = find_measure(measure)
    if not any(scale.rule is ScoreRule.VALUE_SET for scale in found.scales):
        raise click.BadParameter(f"{found.name} takes no value set. Measures that do: eq-5d-5l, eq-5d-3l.")
    home = worthwhile_home()
    require_licence(measure=found, record=read_licences(home).get(found.id), on=_today())
    value_set = load_value_set(home=home, path=file, measure=found, instrument=instrument)
    worst = value_set.index_of([value_set.levels] * 5)
    click.echo(f"Loaded {value_set.name} for {found.name}: {value_set.source}")
    click.echo(
        f"Check it against its publication: {'1' * 5} -> {value_set.start}, {str(value_set.levels) * 5} -> {worst}"
    )
