"""The operator's register of licences: ``licences.yaml`` in the operator's folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.licences import LicenceRecord
from worthwhile.exchange.home import make_home
from worthwhile.exchange.plain_data import InvalidFile, load_plain_data, read_text, write_whole, yaml_text
from worthwhile.kernel.problems import InvalidInput, Problem, did_you_mean
from worthwhile.kernel.records import Record, described, read

FORMAT = "worthwhile/licences/1"
FILE = "licences.yaml"


@dataclass(frozen=True, kw_only=True)
class Register(Record):
    """Every licence on record, at most one a measure."""

    format: str = described("Name and version of the format", default=FORMAT)
    licences: tuple[LicenceRecord, ...] = described("The licences", default=())

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        problems = []
        if values.get("format") != FORMAT:
            problems.append(Problem("format", f"Enter {FORMAT}. You gave {values.get('format')!r}."))
        names = [licence.measure for licence in values.get("licences", ())]
        for position, name in enumerate(names):
            where = f"licences[{position}].measure"
            if name not in MEASURES:
                problems.append(Problem(where, f"There is no measure {name!r}.{did_you_mean(name, MEASURES)}"))
            elif name in names[:position]:
                problems.append(Problem(where, f"{name} stands twice. Keep one."))
        return problems


def read_licences(home: Path) -> Mapping[str, LicenceRecord]:
    """Licences by measure id; none where nothing was ever recorded.

    Raises InvalidFile or InvalidInput, naming the file, where it was edited into something unusable.
    """
    path = home / FILE
    if not path.exists():
        return {}
    data = load_plain_data(read_text(path), suffix=".yaml", name=str(path))
    try:
        register = read(Register, data, what="the register of licences")
    except InvalidInput as error:
        raise InvalidInput(problem.within(FILE) for problem in error.problems) from None
    return {licence.measure: licence for licence in register.licences}


def record_licence(*, home: Path, licence: LicenceRecord) -> Path:
    """Keep a licence, in place of an earlier one for the same measure. Returns the file.

    Raises InvalidFile where it cannot be written; then the old file stays.
    """
    licences = {**read_licences(home), licence.measure: licence}
    try:
        make_home(home)
    except OSError as error:
        raise InvalidFile(f"{home} cannot be made: {error.strerror}. Set WORTHWHILE_HOME to another folder.") from None
    path = home / FILE
    kept = [{name: value for name, value in asdict(one).items() if value is not None} for one in licences.values()]
    write_whole(path, yaml_text({"format": FORMAT, "licences": kept}).encode())
    return path
