"""``worthwhile tender fitness``: whether a tender is fit for purpose, and what a bid would take."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from worthwhile.cli.dates import read_date
from worthwhile.kernel.problems import InvalidInput, Problem

if TYPE_CHECKING:
    from worthwhile.engines.fitness import Facts

BREAKS_LAW = 3
PACK_SUFFIXES = (".docx", ".pdf", ".xlsx")


@click.command(name="fitness")
@click.argument("tender", type=click.Path(path_type=Path))
@click.argument("pack", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--for",
    "reader",
    type=click.Choice(["buyer", "provider"]),
    default="buyer",
    show_default=True,
    help="Who reads it: a buyer sees what to mend, a provider what it would take on.",
)
@click.option("--nation", help="The nation of the buyer, where nothing states it: england, wales, scotland ...")
@click.option("--regime", help="The law, where nothing states it: pa-light-touch, psr-england ... (worthwhile regime).")
@click.option("--on", callback=read_date, help="By the law of this day (2026-04-01), where the file states no other.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
@click.option("--strict", is_flag=True, help=f"End with status {BREAKS_LAW} when a check reads as a breach of the law.")
def command(
    tender: Path,
    pack: tuple[Path, ...],
    reader: str,
    nation: str | None,
    regime: str | None,
    on: date | None,
    as_json: bool,
    strict: bool,
) -> None:
    """Check the tender in TENDER, and the documents of its PACK, against law, practice and our own lines.

    TENDER is a tender file (worthwhile tender new), or the first Word or PDF document of a pack. What is not stated is
    told as not known and never counts as a pass. This is no legal advice.
    """
    from worthwhile.exchange.tender.fitness import check_fitness, effort_of

    said = _said(nation=nation, regime=regime)
    title, facts, cautions = _read(tender, pack)
    facts += said
    day = on or datetime.now().astimezone().date()
    fitness, effort = check_fitness(facts, on=day), effort_of(facts, on=day)
    if as_json:
        from worthwhile.exchange.plain_data import json_text
        from worthwhile.exchange.tender.fitness_json import fitness_data

        click.echo(json_text({"title": title, "cautions": cautions, **fitness_data(fitness, effort)}))
    else:
        from worthwhile.cli.tender_fitness_text import fitness_lines

        lines = fitness_lines(fitness, effort, title=title, for_provider=reader == "provider", cautions=cautions)
        click.echo("\n".join(lines))
    if strict and fitness.breaches:
        sys.exit(BREAKS_LAW)


def _read(tender: Path, pack: tuple[Path, ...]) -> tuple[str, Facts, list[str]]:
    """The title, everything that file and pack state, and what could not be read."""
    from worthwhile.engines.fitness import Facts
    from worthwhile.exchange.tender import facts_of, load_tender

    title, facts, documents = tender.name, Facts(), pack
    if tender.suffix.lower() in PACK_SUFFIXES:
        documents = (tender, *pack)
    else:
        loaded = load_tender(tender)
        title = f"{loaded.tender.subject.title} ({loaded.tender.buyer.name})"
        facts = facts_of(loaded.tender)
    if not documents:
        return title, facts, []
    found, cautions = _read_documents(documents)
    return title, facts + found, cautions


def _said(**given: str | None) -> Facts:
    """What was said on the command line. Raises InvalidInput for every option that is none of the choices, at once."""
    from worthwhile.engines.fitness import Fact, Place, facts_of

    stated, problems = [], []
    for name, value in given.items():
        if value is None:
            continue
        try:
            stated.append(Fact(name=name, value=value, place=Place(document="the command")))
        except InvalidInput as refused:
            problems += [Problem(f"--{name}", problem.message) for problem in refused.problems]
    if problems:
        raise InvalidInput(problems)
    return facts_of(stated)


def _read_documents(paths: tuple[Path, ...]) -> tuple[Facts, list[str]]:
    from worthwhile.engines.fitness import facts_of
    from worthwhile.exchange.tender_pack import PackFile, facts_of_pack, read_pack

    pack = read_pack(PackFile(name=path.name, data=_bytes(path)) for path in paths)
    return facts_of(facts_of_pack(pack)), list(pack.cautions)


def _bytes(path: Path) -> bytes:
    from worthwhile.exchange.plain_data import InvalidFile

    try:
        return path.read_bytes()
    except OSError as error:
        raise InvalidFile(f"{path} cannot be read: {error.strerror}. Check the name and the folder.") from None
