"""``worthwhile impact answer``: draft an answer to a buyer's social-value question from a case."""

from __future__ import annotations

from pathlib import Path

import click

from worthwhile.cli.impact import AS_JSON, CASE, DRAWS, SEED, _print_json, _valued


@click.command("answer")
@CASE
@click.argument("question", type=click.Path(path_type=Path))
@click.option("--to", type=click.Path(path_type=Path), help="File to write: .docx, .md, .txt or .json.")
@AS_JSON
@DRAWS
@SEED
def answer_command(case: Path, question: Path, to: Path | None, as_json: bool, draws: int, seed: int) -> None:
    """Draft an answer to the QUESTION of a buyer from CASE, with a gap wherever the case says nothing.

    The answer is printed, or written with --to. What to look at before you send it goes to the error stream.
    """
    from worthwhile.exchange.answers import answer_data, draft_answer, plain_text, read_question, write_answer
    from worthwhile.exchange.answers.before_sending import counted_words, notes_of
    from worthwhile.exchange.plain_data import load_plain_data, read_text

    asked = read_question(load_plain_data(read_text(question), suffix=question.suffix.lower(), name=question.name))
    loaded, result = _valued(case, draws=draws, seed=seed)
    draft = draft_answer(case=loaded.case, result=result, data=loaded.data, asked=asked)
    if to is not None:
        write_answer(draft=draft, to=to)
    if as_json:
        _print_json(answer_data(draft))
    elif to is None:
        click.echo(plain_text(draft), nl=False)
    else:
        click.echo(f"Wrote {to}")
    for note in (counted_words(draft), *notes_of(draft)):
        click.echo(f"Note: {note}", err=True)
