"""``worthwhile tender simulate``: a scheme tried before it is published."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(name="simulate")
@click.argument("scheme", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0), help="Seed of the made-up bids.")
@click.option(
    "--bids",
    default=10_000,
    show_default=True,
    type=click.IntRange(1, 1_000_000),
    help="How many made-up bids are added, each to a competition of its own.",
)
def command(scheme: Path, as_json: bool, seed: int, bids: int) -> None:
    """Try the scheme in SCHEME (an evaluation file, with bids or without, or a tender file) on made-up bids.

    Does a bid that cannot win change the order of the others? Does a lower price or a higher score ever do harm? What
    really decides, and what is a point worth in pounds?
    """
    import numpy as np

    from worthwhile.engines.scoring import simulate
    from worthwhile.exchange.evaluation import InvalidEvaluation, load_evaluation, simulation_data
    from worthwhile.exchange.plain_data import json_text
    from worthwhile.kernel.problems import InvalidInput

    loaded = load_evaluation(scheme)
    try:
        result = simulate(evaluation=loaded.evaluation, trials=bids, rng=np.random.default_rng(seed))
    except InvalidInput as error:
        raise InvalidEvaluation(error.problems, loaded.data) from None
    if as_json:
        click.echo(json_text(simulation_data(result, seed=seed, evaluation_hash=loaded.evaluation_hash)))
        return
    from worthwhile.cli.tender_simulate_text import simulation_lines

    click.echo("\n".join(simulation_lines(result, seed=seed)))
