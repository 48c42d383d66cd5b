"""What each list that ships (areas, postcodes, codes of services) says of itself: what it holds, and from where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable

from worthwhile.kernel.parameter import Source
from worthwhile.kernel.problems import InvalidInput, Problem, did_you_mean
from worthwhile.kernel.records import Record, described
from worthwhile.reference.files import DataFile, read_files
from worthwhile.reference.lists import FOLDERS
from worthwhile.reference.places import Place, read_at
from worthwhile.reference.registers import Registers, read_registers
from worthwhile.reference.shapes import Confidence
from worthwhile.reference.yaml_text import read_yaml

ABOUT = "about.yaml"


@dataclass(frozen=True, kw_only=True)
class ListingRecord(Record):
    """One file as ``about.yaml`` beside it states it."""

    label: str = described("A short name")
    description: str = described("What a row says, how it was made and what is left out")
    sources: tuple[str, ...] = described("Keys of the publications in sources.yaml; a list without a source is refused")
    locator: str = described("Files, columns or versions that were read")
    as_at: str = described("The time that the list speaks of, in words")
    checked_on: date = described("Day on which the list was last compared with the copies that the locator names")
    confidence: Confidence = described("high, medium or low")


@dataclass(frozen=True, kw_only=True)
class Listing:
    """A list that ships. ``file`` is its path in the data folder (``areas/postcodes.csv``)."""

    file: str
    label: str
    description: str
    sources: tuple[Source, ...]
    locator: str
    as_at: str
    checked_on: date
    confidence: str


def load_listings(root: Traversable) -> tuple[Listing, ...]:
    """What every list under the data folder ``root`` says of itself, in the order of folders and entries.

    Raises InvalidInput with every problem at once: a list that says nothing of itself, an entry without a list, a
    source that is not registered or whose licence does not let us ship.
    """
    problems: list[Problem] = []
    folders = frozenset(entry.name for entry in root.iterdir() if entry.is_dir())
    registers = read_registers(read_files(root, problems, without=folders), problems)
    listings: list[Listing] = []
    for folder in sorted(FOLDERS & folders):
        files = read_files(root.joinpath(folder), problems, within=f"{folder}/")
        listings.extend(_listings_in(folder, files, registers, problems))
    if problems:
        raise InvalidInput(problems)
    return tuple(listings)


def _listings_in(
    folder: str, files: Mapping[str, DataFile], registers: Registers, problems: list[Problem]
) -> Iterator[Listing]:
    about = files.get(f"{folder}/{ABOUT}")
    data = read_yaml(about, problems) if about else {}
    if about is None or not isinstance(data, Mapping):
        problems.append(Problem(f"{folder}/{ABOUT}", "Say in this file, by name, what each list of the folder holds."))
        return
    place = Place(about)
    lists = {path.rpartition("/")[2] for path in files if path.endswith(".csv")}
    for name in sorted(lists - {str(key) for key in data}):
        problems.append(place.problem("", f"Say what {name} holds and where it is from: it has no entry here."))
    for key, entry in data.items():
        name = str(key)
        if name not in lists:
            problems.append(
                place.problem(name, f"There is no list {name!r} beside this file.{did_you_mean(name, lists)}")
            )
        record = read_at(ListingRecord, entry, place, problems, within=name)
        if record is not None:
            faults = list(_source_faults(record, registers))
            problems.extend(place.problem(f"{name}.sources", fault) for fault in faults)
            if not faults:
                yield _listing(f"{folder}/{name}", record, registers)


def _source_faults(record: ListingRecord, registers: Registers) -> Iterator[str]:
    if not record.sources:
        yield "Name at least one source."
    for key in record.sources:
        if key not in registers.sources:
            hint = did_you_mean(key, registers.sources) or " Add it first."
            yield f"There is no source {key!r} in sources.yaml.{hint}"
        elif key not in registers.shippable:
            yield f"The licence of {key!r} ({registers.sources[key].licence}) does not let a list ship. Take it out."


def _listing(file: str, record: ListingRecord, registers: Registers) -> Listing:
    return Listing(
        file=file,
        label=record.label,
        description=record.description,
        sources=tuple(registers.sources[key] for key in record.sources),
        locator=record.locator,
        as_at=record.as_at,
        checked_on=record.checked_on,
        confidence=record.confidence.value,
    )
