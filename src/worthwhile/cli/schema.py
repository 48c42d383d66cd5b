"""``worthwhile schema``: print the JSON Schema of a file format."""

from __future__ import annotations

import json

import click

from worthwhile.kernel.problems import did_you_mean


@click.command(name="schema")
@click.argument("name", required=False)
@click.option("--list", "list_names", is_flag=True, help="List the formats that have a schema.")
def command(name: str | None, list_names: bool) -> None:
    """Print the JSON Schema of the file format NAME, or list the formats."""
    from worthwhile.exchange.schema import json_schema, schema_names

    if name is None or list_names:
        for known in schema_names():
            click.echo(known)
        return
    if name not in schema_names():
        hint = did_you_mean(name, schema_names())
        raise click.BadParameter(
            f"There is no format {name!r}.{hint} Formats are: {', '.join(schema_names())}.", param_hint="NAME"
        )
    click.echo(json.dumps(json_schema(name), indent=2, ensure_ascii=False))
