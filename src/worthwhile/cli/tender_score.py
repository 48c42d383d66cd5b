"""``worthwhile tender score``: bids scored and ranked exactly, with the working and how firm the award is."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(name="score")
@click.argument("evaluation", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
@click.option("--brief", is_flag=True, help="Leave out the steps of the arithmetic and the reasons.")
def command(evaluation: Path, as_json: bool, brief: bool) -> None:
    """Score the bids in EVALUATION by its published scheme, exactly, and try how firm the award is.

    Nothing is rounded before it is compared. A spread that must be talked through, a missing score or an open tie stops
    the ranking and is said. A flag never rejects a bid.
    """
    from worthwhile.engines.scoring import score_evaluation
    from worthwhile.exchange.evaluation import InvalidEvaluation, load_evaluation, scoring_data
    from worthwhile.exchange.plain_data import json_text
    from worthwhile.kernel.problems import InvalidInput

    loaded = load_evaluation(evaluation)
    try:
        result = score_evaluation(evaluation=loaded.evaluation)
    except InvalidInput as error:
        raise InvalidEvaluation(error.problems, loaded.data) from None
    if as_json:
        click.echo(json_text(scoring_data(result, evaluation_hash=loaded.evaluation_hash)))
        return
    from worthwhile.cli.tender_score_text import score_lines

    click.echo("\n".join(score_lines(result, brief=brief)))
