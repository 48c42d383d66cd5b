"""Value sets that the operator loads: ``value-sets/<measure>.csv`` in the operator's folder."""

from __future__ import annotations

import csv
import io
from decimal import Decimal, InvalidOperation
from pathlib import Path

from worthwhile.engines.measures.measure import Measure
from worthwhile.engines.measures.value_set import ValueSet, build_value_set
from worthwhile.exchange.csv_rows import read_csv_rows
from worthwhile.exchange.home import make_home
from worthwhile.exchange.plain_data import InvalidFile, write_whole
from worthwhile.kernel.problems import InvalidInput, Problem, did_you_mean

COLUMNS = ("instrument", "term", "decrement", "source")


def value_set_path(*, home: Path, measure: Measure) -> Path:
    """Where the value set of a measure is kept."""
    return home / "value-sets" / f"{measure.id}.csv"


def kept_value_set(*, home: Path, measure: Measure) -> ValueSet | None:
    """The value set that was loaded for a measure, None where there is none."""
    path = value_set_path(home=home, measure=measure)
    return read_value_set(path=path, measure=measure) if path.exists() else None


def read_value_set(*, path: Path, measure: Measure, instrument: str | None = None) -> ValueSet:
    """Read ``instrument, term, decrement, source``; ``instrument`` picks one where the file holds several.

    Without it the instruments whose name begins with the measure's are looked at.
    Raises InvalidFile or InvalidInput with every problem.
    """
    table = read_csv_rows(path)
    names = [name.lower() for name in table.heading]
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise InvalidInput(
            Problem(
                f"column {name}",
                f"This column is missing.{did_you_mean(name, names)} Columns are: {', '.join(COLUMNS)}.",
            )
            for name in missing
        )
    places = [names.index(name) for name in COLUMNS]
    rows = [(number, [_cell(cells, place) for place in places]) for number, cells in table.rows]
    chosen = _chosen([cells[0] for _, cells in rows], measure, instrument, path)
    problems: list[Problem] = []
    terms: dict[str, Decimal] = {}
    source = ""
    for number, (name, term, text, where) in rows:
        if name != chosen:
            continue
        value = _decimal(text)
        if value is None:
            problems.append(Problem(f"row {number}, decrement", f"Enter a number such as -0.058. You gave {text!r}."))
        elif term in terms:
            problems.append(Problem(f"row {number}, term", f"{term} stands twice. Keep one."))
        else:
            terms[term] = value
        source = source or where
    if problems:
        raise InvalidInput(problems)
    return build_value_set(name=chosen, levels=measure.items[0].high, terms=terms, source=source)


def load_value_set(*, home: Path, path: Path, measure: Measure, instrument: str | None) -> ValueSet:
    """Check a value set and keep it for a measure. Nothing is kept where it has a problem."""
    value_set = read_value_set(path=path, measure=measure, instrument=instrument)
    kept = value_set_path(home=home, measure=measure)
    try:
        make_home(home)
        make_home(kept.parent)
    except OSError as error:
        raise InvalidFile(f"{kept.parent} cannot be made: {error.strerror}.") from None
    write_whole(kept, _text(value_set).encode())
    return value_set


def _text(value_set: ValueSet) -> str:
    terms = {"StartValue": value_set.start, **value_set.decrements}
    if value_set.any_problem:
        terms["AtLeastOne2Or3"] = value_set.any_problem
    if value_set.any_extreme:
        terms["AtLeastOne3"] = value_set.any_extreme
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([value_set.name, term, value, value_set.source] for term, value in terms.items())
    return out.getvalue()


def _cell(cells: list[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""


def _decimal(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _chosen(names: list[str], measure: Measure, instrument: str | None, path: Path) -> str:
    found = list(dict.fromkeys(name for name in names if name))
    if instrument is not None:
        if instrument in found:
            return instrument
        hint = did_you_mean(instrument, found) or f" It holds: {'; '.join(found)}."
        raise InvalidInput([Problem("instrument", f"{path.name} holds no {instrument!r}.{hint}")])
    suited = [name for name in found if name.lower().startswith(measure.name.lower())]
    if len(suited) == 1 or len(found) == 1:
        return (suited or found)[0]
    raise InvalidInput(
        [Problem("instrument", f"Choose one with --instrument: {path.name} holds {'; '.join(found) or 'none'}.")]
    )
