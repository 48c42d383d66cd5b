"""The data files, as text with a path."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from worthwhile.kernel.problems import Problem

SUFFIXES = (".yaml", ".csv")


@dataclass(frozen=True)
class DataFile:
    """One file; ``path`` is relative to the data folder (``value-bank/WELLBY.yaml``)."""

    path: str
    text: str

    @property
    def folder(self) -> str:
        return self.path.rpartition("/")[0]

    @property
    def stem(self) -> str:
        """The path without its ending: the id of the record that the file holds."""
        return self.path.rpartition(".")[0]

    def beside(self, name: str) -> str:
        """The path of a file in the same folder."""
        return f"{self.folder}/{name}" if self.folder else name


def read_files(
    root: Traversable, problems: list[Problem], *, within: str = "", without: Collection[str] = ()
) -> dict[str, DataFile]:
    """Every YAML and CSV file under ``root`` by path; anything else there is a problem.

    ``within`` is the path of ``root`` in the data folder, where it is a part of it (``words/``); folders of ``root``
    that are named in ``without`` are passed over unread.
    """
    found: dict[str, DataFile] = {}
    for path, file in sorted(_walk(root, within, without), key=lambda pair: pair[0]):
        if not path.endswith(SUFFIXES):
            problems.append(Problem(path, "Only .yaml and .csv files belong in the data folder. Move this file out."))
            continue
        try:
            found[path] = DataFile(path, file.read_bytes().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            problems.append(Problem(path, f"Save this file as UTF-8: byte {error.start + 1} is in another encoding."))
    return found


def _walk(folder: Traversable, prefix: str, without: Collection[str] = ()) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            if entry.name not in without:
                yield from _walk(entry, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, entry
