"""The rows of one process while they are being made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from worthwhile.market.compile.columns.contacts import without_contacts
from worthwhile.market.compile.process import Process
from worthwhile.market.store.tables import TABLES

Row = tuple[Any, ...]
_LONGEST_GIVEN = 80
_NAMES = tuple(table.name for table in TABLES)


class Sheet:
    """What is known of one process so far. ``rows`` is what ``rows_of`` returns; the rest is noted on the way.

    ``odd`` collects values of another type than the standard gives them; ``parties`` finds a party by its id and
    ``namesakes`` the other organisations that bear the same id (MK-021, MK-022). ``parts`` holds the part of an award
    in pounds that is stated with a party.
    """

    __slots__ = (
        "areas_seen",
        "cpv_seen", "latest", "namesakes", "ocid", "odd", "parties", "parts", "process", "release", "rows",
        "told_currency", "told_zoneless",
    )  # fmt: skip

    def __init__(self, process: Process) -> None:
        self.process = process
        self.ocid = process.ocid
        self.release: Mapping[str, Any] = process.merged.release
        self.latest = process.marks[-1]
        self.rows: dict[str, list[Row]] = {name: [] for name in _NAMES}
        self.odd: list[Any] = []
        self.parties: dict[str, Row] = {}
        self.parts: dict[str, float] = {}
        self.namesakes: dict[str, list[Row]] = {}
        self.cpv_seen: set[Row] = set()
        self.areas_seen: set[Row] = set()
        self.told_zoneless = False
        self.told_currency = False

    def fault(self, code: str, place: str, position: int, given: Any, release_id: str | None = None) -> None:
        """Note a fault; ``place`` may hold {} for the position of the object in its list."""
        words = shortened(given)
        self.rows["fault"].append((self.ocid, code, place.replace("{}", str(position)), words, release_id))


def shortened(given: Any) -> str | None:
    """What was published, in at most 80 characters and without contact points."""
    if given is None or given.__class__ in (dict, list):
        return None
    words = given if given.__class__ is str else repr(given)[:_LONGEST_GIVEN]
    words = words[:400].encode("utf-8", "replace").decode().replace("\0", "")
    return without_contacts(words)[:_LONGEST_GIVEN]
