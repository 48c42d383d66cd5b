"""What a fetch needs to know of an answer before it is taken in: how many releases, and whether it leads on."""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass
from typing import Any

import msgspec

from worthwhile.kernel.problems import WorthwhileError
from worthwhile.market.sources.repair import NotJson, repair

_read_fields = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_read_list = msgspec.json.Decoder(list[msgspec.Raw]).decode


class Unreadable(WorthwhileError):
    """The answer is no package of releases, even repaired."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """``releases`` counted as they stand in the answer; ``leads_on`` where it links to a next page.

    ``has_list`` is False for a package without a list of releases (MK-010).
    """

    releases: int
    leads_on: bool
    has_list: bool

    @property
    def says_nothing(self) -> bool:
        """Whether it is a list of no releases: an answer in order, with nothing to keep."""
        return self.has_list and not self.releases


def read_answer(body: bytes) -> Answer:
    """Read what has to be known of a body, whatever encoding or numbers it has. Raises Unreadable."""
    try:
        fields = _read_fields(repair(body.removeprefix(BOM_UTF8)).text)
        listed = bytes(fields["releases"]) if "releases" in fields else b"null"
        releases = _read_list(listed) if listed.strip() != b"null" else None
        links: Any = msgspec.json.decode(fields["links"]) if "links" in fields else None
    except NotJson as error:
        code = "MK-004" if error.at >= len(body.rstrip()) else "MK-001"
        raise Unreadable(f"{code}: the answer is not JSON ({error.reason}).") from error
    except msgspec.MsgspecError as error:
        raise Unreadable("MK-005: the answer is not a package of releases.") from error
    return Answer(
        releases=len(releases or ()),
        leads_on=isinstance(links, dict) and bool(links.get("next")),
        has_list=releases is not None,
    )
