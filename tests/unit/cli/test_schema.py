"""``worthwhile schema`` prints what editors need, and names what there is."""

import json

import pytest
from click.testing import CliRunner, Result

from worthwhile.cli.schema import command
from worthwhile.exchange.schema import json_schema, schema_names


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


@pytest.mark.parametrize("name", schema_names())
def test_a_schema_is_printed_as_json(name: str) -> None:
    done = _run(name)
    assert done.exit_code == 0
    assert json.loads(done.stdout) == json_schema(name)


@pytest.mark.parametrize("arguments", [(), ("--list",)])
def test_without_a_name_the_formats_are_listed(arguments: tuple[str, ...]) -> None:
    assert _run(*arguments).stdout.split() == list(schema_names())


def test_an_unknown_name_is_wrong_use_and_answered_with_the_nearest() -> None:
    done = _run("impact-cases")
    assert done.exit_code == 2
    assert "Did you mean impact-case?" in done.stderr
