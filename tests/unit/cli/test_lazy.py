"""Groups that import a command only when it is called."""

from __future__ import annotations

import sys

import click
import pytest
from click.testing import CliRunner

from worthwhile.cli.lazy import LazyGroup


@pytest.fixture
def group(tmp_path, monkeypatch):
    (tmp_path / "slow_commands.py").write_text(
        "import click\n\n@click.command()\ndef crawl():\n    'Not read for a listing.'\n    click.echo('crawled')\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    found = LazyGroup("top", lazy={"crawl": ("slow_commands", "crawl", "Goes slowly.")})

    @found.command("hop")
    def hop() -> None:
        """Goes at once."""
        click.echo("hopped")

    yield found
    sys.modules.pop("slow_commands", None)


def test_a_listing_names_both_sorts_and_imports_neither(group):
    result = CliRunner().invoke(group, ["--help"])
    assert "crawl  Goes slowly." in result.output
    assert "hop    Goes at once." in result.output
    assert "slow_commands" not in sys.modules


@pytest.mark.parametrize(("name", "said"), [("crawl", "crawled\n"), ("hop", "hopped\n")])
def test_a_command_of_either_sort_runs(group, name, said):
    assert CliRunner().invoke(group, [name]).output == said


@pytest.mark.parametrize(("given", "meant"), [("crwal", "crawl"), ("hopp", "hop")])
def test_a_slip_is_met_with_the_nearest_command_of_either_sort(group, given, meant):
    result = CliRunner().invoke(group, [given])
    assert result.exit_code == 2
    assert f"Did you mean '{meant}'?" in result.output
    assert "slow_commands" not in sys.modules


def test_a_name_near_nothing_is_only_refused(group):
    result = CliRunner().invoke(group, ["zzz"])
    assert result.exit_code == 2
    assert "No such command 'zzz'." in result.output
