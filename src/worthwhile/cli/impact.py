"""``worthwhile impact``: value a case, check it, audit figures, compare, report, import, start anew."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from worthwhile.cli.lazy import LazyGroup

if TYPE_CHECKING:
    from worthwhile.engines.valuation.result import ValuationResult
    from worthwhile.exchange.case_file import LoadedCase

STRICT_FAILED = 3
SUBCOMMANDS = {
    "answer": ("worthwhile.cli.impact_answer", "answer_command", "Draft an answer to a buyer's social-value question."),
    "import": ("worthwhile.cli.impact_import", "import_command", "Turn a value map in Excel or CSV into a case."),
    "suggest": ("worthwhile.cli.impact_suggest", "suggest_command", "Find outcomes in plain words."),
}

CASE = click.argument("case", type=click.Path(path_type=Path))
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")


def _no_single_draw(ctx: click.Context, parameter: click.Parameter, draws: int) -> int:
    if draws == 1:
        raise click.BadParameter("1 draw shows no range. Ask for 2 or more, or for 0 to leave the simulation out.")
    return draws


DRAWS = click.option(
    "--draws",
    default=10_000,
    show_default=True,
    type=click.IntRange(0, 10_000_000),
    callback=_no_single_draw,
    help="Draws of the simulation; 0 leaves it out.",
)
SEED = click.option("--seed", default=1, show_default=True, type=click.IntRange(0), help="Seed of the simulation.")


@click.group("impact", cls=LazyGroup, lazy=SUBCOMMANDS)
def command() -> None:
    """Value an impact case, with the working and the source of every figure."""


@command.command("value")
@CASE
@AS_JSON
@DRAWS
@SEED
@click.option("--strict", is_flag=True, help="End with status 3 when a check of severity error is unanswered.")
@click.option("--working", is_flag=True, help="Print every step of the working too.")
def value_command(case: Path, as_json: bool, draws: int, seed: int, strict: bool, working: bool) -> None:
    """Print what CASE is worth, as a range."""
    from worthwhile.exchange.readings import read_again
    from worthwhile.exchange.stories import stories_of

    loaded, result = _valued(case, draws=draws, seed=seed)
    readings = read_again(case=loaded.case, result=result, stories=stories_of(loaded.data))
    if as_json:
        from worthwhile.exchange.readings_json import whole_result_data

        _print_json(whole_result_data(result=result, readings=readings, case_hash=loaded.case_hash))
    else:
        from worthwhile.exchange.plain_text import result_lines

        click.echo("\n".join(result_lines(loaded.case, result, working=working, readings=readings)))
    _end_strictly(result, strict)


@command.command("check")
@CASE
@AS_JSON
@click.option("--strict", is_flag=True, help="End with status 3 when a check of severity error is unanswered.")
def check_command(case: Path, as_json: bool, strict: bool) -> None:
    """Print what a careful reader would question in CASE."""
    _, result = _valued(case, draws=0, seed=1)
    if as_json:
        from worthwhile.exchange.result_json import check_data

        _print_json({"checks": [check_data(check) for check in result.checks]})
    else:
        from worthwhile.exchange.checks_text import check_lines

        click.echo("\n".join(check_lines(result.checks)).strip())
    _end_strictly(result, strict)


@command.command("audit")
@CASE
@click.option("--published", required=True, type=click.Path(path_type=Path), help="File with the published figures.")
@AS_JSON
def audit_command(case: Path, published: Path, as_json: bool) -> None:
    """Say what does not add up in figures published for CASE, and which conventions explain them."""
    from worthwhile.engines.valuation.audit import audit_case, read_published
    from worthwhile.exchange.case_file import load_case
    from worthwhile.exchange.plain_data import load_plain_data, read_text
    from worthwhile.reference import valuation_parameters

    loaded = load_case(case)
    data = load_plain_data(read_text(published), suffix=published.suffix.lower(), name=published.name)
    found = audit_case(case=loaded.case, parameters=valuation_parameters(), published=read_published(data))
    if as_json:
        from worthwhile.exchange.audit_json import audit_data

        _print_json(audit_data(found))
    else:
        from worthwhile.cli.audit_text import audit_lines

        click.echo("\n".join(audit_lines(found)))


@command.command("report")
@CASE
@click.option(
    "--to", required=True, type=click.Path(path_type=Path), help="File to write: .pdf, .docx, .html or .xlsx."
)
@DRAWS
@SEED
@click.option("--quiet", is_flag=True, help="Do not show progress.")
def report_command(case: Path, to: Path, draws: int, seed: int, quiet: bool) -> None:
    """Write a report on CASE that a commissioner can read and check."""
    from worthwhile.cli.progress import shown_progress
    from worthwhile.exchange.report import write_report
    from worthwhile.exchange.stories import stories_of

    with shown_progress("Simulating", quiet=quiet) as simulating:
        loaded, result = _valued(case, draws=draws, seed=seed, progress=simulating)
    with shown_progress("Writing", quiet=quiet) as writing:
        write_report(
            case=loaded.case,
            result=result,
            case_hash=loaded.case_hash,
            to=to,
            progress=writing,
            stories=stories_of(loaded.data),
            data=loaded.data,
        )
    click.echo(f"Wrote {to}")


@command.command("export")
@CASE
@click.option(
    "--to", required=True, type=click.Path(path_type=Path), help="File to write: .json, .csv, .xlsx or .jsonld (CIDS)."
)
@DRAWS
@SEED
def export_command(case: Path, to: Path, draws: int, seed: int) -> None:
    """Write the result of CASE for another program: JSON, CSV, Excel with formulas, or CIDS."""
    from worthwhile.exchange.export import write_export

    loaded, result = _valued(case, draws=draws, seed=seed)
    write_export(loaded=loaded, result=result, to=to)
    click.echo(f"Wrote {to}")


@command.command("compare")
@click.argument("a", type=click.Path(path_type=Path))
@click.argument("b", type=click.Path(path_type=Path))
@AS_JSON
@DRAWS
@SEED
def compare_command(a: Path, b: Path, as_json: bool, draws: int, seed: int) -> None:
    """Show what differs between cases A and B, in the result and in the assumptions."""
    from worthwhile.exchange.comparison import compare

    loaded_a, result_a = _valued(a, draws=draws, seed=seed)
    loaded_b, result_b = _valued(b, draws=draws, seed=seed)
    found = compare(a=result_a, b=result_b, a_data=loaded_a.data, b_data=loaded_b.data)
    if as_json:
        import dataclasses

        _print_json(dataclasses.asdict(found))
        return
    from worthwhile.exchange.case_changes import find_changes
    from worthwhile.exchange.plain_text import comparison_lines

    changes = find_changes(before=loaded_a.data, after=loaded_b.data)
    click.echo("\n".join(comparison_lines(found, a.name, b.name, changes)))


@command.command("promised")
@click.argument("forecast", type=click.Path(path_type=Path))
@click.argument("actual", type=click.Path(path_type=Path))
@AS_JSON
@DRAWS
@SEED
def promised_command(forecast: Path, actual: Path, as_json: bool, draws: int, seed: int) -> None:
    """Set the results in ACTUAL beside what FORECAST promised, outcome by outcome."""
    from worthwhile.exchange.promised import beside_forecast

    (loaded_then, then), (loaded_now, now) = (_valued(path, draws=draws, seed=seed) for path in (forecast, actual))
    found = beside_forecast(forecast=(loaded_then.case, then), actual=(loaded_now.case, now))
    if as_json:
        from worthwhile.exchange.promised_json import promised_data

        _print_json(promised_data(found))
        return
    from worthwhile.exchange.promised_text import promised_lines

    click.echo("\n".join(promised_lines(found)))


@command.command("new")
@click.option("--template", "template", help="Name of the starting case; leave out to list them.")
@click.option("--to", type=click.Path(path_type=Path), help="File to write; printed where left out.")
def new_command(template: str | None, to: Path | None) -> None:
    """Start a case from a template: outcomes and evidence needs filled in, quantities left to you."""
    from worthwhile.exchange.plain_data import InvalidFile, write_whole
    from worthwhile.exchange.templates import list_templates, template_text

    if template is None:
        for found in list_templates():
            click.echo(f"{found.name:<30} {found.title}")
        click.echo("\nStart one with: worthwhile impact new --template NAME --to my-case.yaml")
        return
    text = template_text(template)
    if to is None:
        click.echo(text, nl=False)
        return
    if to.exists():
        raise InvalidFile(f"{to} exists already. Choose another name, so that nothing of yours is lost.")
    write_whole(to, text.encode())
    click.echo(f"Wrote {to}. Fill in what it marks, then run: worthwhile impact value {to}")


def _valued(path: Path, *, draws: int, seed: int, progress: Any = None) -> tuple[LoadedCase, ValuationResult]:
    from worthwhile.engines.valuation.value_case import value_case
    from worthwhile.exchange.case_file import InvalidCase, load_case
    from worthwhile.kernel.problems import InvalidInput
    from worthwhile.reference import valuation_parameters

    loaded = load_case(path)
    parameters = valuation_parameters()
    try:
        result = value_case(case=loaded.case, parameters=parameters, draws=draws, seed=seed, progress=progress)
    except InvalidInput as error:
        raise InvalidCase(error.problems, loaded.data) from None
    return loaded, result


def _print_json(data: object) -> None:
    from worthwhile.exchange.plain_data import json_text

    click.echo(json_text(data))


def _end_strictly(result: ValuationResult, strict: bool) -> None:
    from worthwhile.engines.valuation.result import Severity

    if strict and any(check.severity is Severity.ERROR and not check.answer for check in result.checks):
        click.echo("A check of severity error is unanswered. Mend the case, or answer it under answers.", err=True)
        sys.exit(STRICT_FAILED)
