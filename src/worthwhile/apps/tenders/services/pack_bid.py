"""The files of a bid as one, in memory: what is sealed when it is handed in."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from worthwhile.exchange.uploaded import RefusedFile, sniff
from worthwhile.kernel.problems import InvalidInput, Problem

MOST_FILES = 10
_LONGEST_NAME = 120
# Nothing of whoever made it stands in the package: neither the hour nor the machine.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class BidFile:
    """A file as it was sent."""

    name: str
    content: bytes


def pack_bid(files: Sequence[BidFile]) -> bytes:
    """The files as one zip, in their order. Raises InvalidInput with every problem.

    What each is is told by its content. Files are looked through for what they must not hold when they are opened,
    because whoever seals a bid in its last minute must not wait for it.
    """
    problems = [*_count_problems(files), *(problem for file in files for problem in _file_problems(file))]
    if problems:
        raise InvalidInput(problems)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as into:
        for name, file in zip(_names(files), files, strict=True):
            into.writestr(zipfile.ZipInfo(name, _NO_TIME), file.content)
    return packed.getvalue()


def _count_problems(files: Sequence[BidFile]) -> list[Problem]:
    if not files:
        return [Problem("bid", "Choose the files of your bid.")]
    if len(files) > MOST_FILES:
        return [Problem("bid", f"Choose at most {MOST_FILES} files. You chose {len(files)}.")]
    return []


def _file_problems(file: BidFile) -> list[Problem]:
    try:
        sniff(file.content, name=file.name)
    except RefusedFile as error:
        return [Problem("bid", str(problem)) for problem in error.problems]
    return []


def _names(files: Sequence[BidFile]) -> list[str]:
    """Names without folders, each once, also where capitals are not told apart: a second one gets a number."""
    taken: set[str] = set()
    names = []
    for file in files:
        plain = PurePosixPath(file.name.replace("\\", "/")).name[-_LONGEST_NAME:] or "file"
        tries = (plain if number == 1 else f"{number} {plain}" for number in itertools.count(1))
        name = next(one for one in tries if one.casefold() not in taken)
        taken.add(name.casefold())
        names.append(name)
    return names
