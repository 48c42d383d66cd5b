"""Identifiers of organisations: their one way of writing, whether they last, and which is best.

Forms are those measured in UK data (GB-PPON of the central digital platform, GB-COH of Companies House, ...). Where the
form of a scheme is not known to us an identifier is neither well nor badly formed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

# Ids that only Contracts Finder knows: never used to join.
LOCAL_SCHEMES = frozenset({"GB-SRS", "GB-CFS"})
# The best comes first: registers of bodies that exist by being on them, then lists of one sector, then numbers that one
# service gives out. The crosswalk joins whichever of them are published together.
BEST_FIRST = (
    "GB-COH", "GB-CHC", "GB-SC", "GB-NIC", "GB-MPR", "GB-NHS", "GB-LAE", "GB-UKPRN", "GB-PPON", "GB-CQC", "GB-GOR",
)  # fmt: skip
_RANK = {scheme: rank for rank, scheme in enumerate(BEST_FIRST)}
_UNRANKED = len(BEST_FIRST)
_KNOWN_SCHEMES = frozenset(BEST_FIRST) | LOCAL_SCHEMES
_SCHEME = re.compile(r"[A-Z]{2,3}-[A-Z0-9_]{2,}\Z")
_PPON = re.compile(r"[A-Z]{4}-[0-9]{4}-[A-Z]{4}\Z")
_COMPANY = re.compile(r"(?:[0-9]{8}|(?:SC|NI|OC|SO|NC|LP|SL|NL|FC|RC|IP|AC)[0-9]{6}|IP[0-9]{5}R)\Z")
_COMPANY_OF_OTHER_KIND = re.compile(r"[A-Z]{2}[0-9]{6}\Z")
# Fewer than four digits are a number in a list, not a number of a company.
_UNPADDED_COMPANY = re.compile(r"([A-Z]{0,2})([0-9]{4,8})\Z")
_CHARITY = re.compile(r"[0-9]{6,7}\Z")
_SCOTTISH_CHARITY = re.compile(r"SC[0-9]{6}\Z")
_EMPTY = frozenset({"NA", "N/A", "NONE", "NULL", "TBC", "TBA", "UNKNOWN", "NOTAPPLICABLE", "XXXX", "NIL"})


class Identifier(NamedTuple):
    """An identifier in its one way of writing; ``key`` is None where it must not be used to join."""

    scheme: str | None
    identifier: str
    given: str
    lasting: bool
    well_formed: bool | None
    key: str | None
    rank: int


def _company(number: str) -> tuple[str, bool | None]:
    found = _UNPADDED_COMPANY.match(number)
    if found:
        number = found[1] + found[2].zfill(8 - len(found[1]))
    if _COMPANY.match(number):
        return number, number.strip("0") != ""
    return number, None if _COMPANY_OF_OTHER_KIND.match(number) else False


def _one_way(scheme: str, identifier: str) -> tuple[str, bool | None]:
    """An identifier as its scheme writes it, and whether it has the form that its scheme asks for."""
    written = "".join(identifier.split()).upper()
    if scheme == "GB-COH":
        return _company(written)
    if scheme == "GB-PPON":
        return written, _PPON.match(written) is not None
    if scheme == "GB-CHC":
        return written, _CHARITY.match(written) is not None and written.strip("0") != ""
    if scheme == "GB-SC":
        written = "SC" + written.removeprefix("SC").zfill(6)
        return written, _SCOTTISH_CHARITY.match(written) is not None
    if scheme in _KNOWN_SCHEMES:
        return (identifier if scheme in LOCAL_SCHEMES else written), None
    return identifier.strip(), None


@lru_cache(maxsize=1 << 16)
def read_identifier(scheme: str | None, identifier: str) -> Identifier | None:
    """The identifier in its one way of writing; None where nothing was given but a word for nothing."""
    plain = identifier.strip()
    if not plain.strip("0-. ") or plain.upper().replace(" ", "") in _EMPTY:
        return None
    written_scheme = "".join(scheme.split()).upper() if scheme else None
    if not written_scheme:
        return Identifier(None, plain, identifier, False, None, None, _UNRANKED)
    if plain.upper().startswith(written_scheme + "-"):
        plain = plain[len(written_scheme) + 1 :]
    written, well_formed = _one_way(written_scheme, plain)
    lasting = written_scheme not in LOCAL_SCHEMES and _SCHEME.match(written_scheme) is not None
    key = f"{written_scheme}:{written}" if lasting and well_formed is not False and written else None
    rank = _RANK.get(written_scheme, _UNRANKED)
    return Identifier(written_scheme, written, identifier, lasting, well_formed, key, rank)


@lru_cache(maxsize=1 << 16)
def read_party_id(party_id: str) -> Identifier | None:
    """The identifier inside a party id of the form <scheme>-<id> (``GB-PPON-PDTR-3338-MNPG``); None for other ids."""
    if not party_id.startswith("GB-"):
        return None
    prefix, _, rest = party_id[3:].partition("-")
    scheme = f"GB-{prefix}"
    return read_identifier(scheme, rest) if rest and scheme in _KNOWN_SCHEMES else None


def without_repeats(found: Iterable[Identifier | None]) -> tuple[Identifier, ...]:
    """Each identifier once, in the order given."""
    unique: dict[tuple[str | None, str], Identifier] = {}
    for one in found:
        if one is not None:
            unique.setdefault((one.scheme, one.identifier), one)
    return tuple(unique.values())


@lru_cache(maxsize=1 << 16)
def identifiers_of(party_id: str | None, scheme: str | None, number: str | None) -> tuple[Identifier, ...]:
    """The identifiers that a party's own id and its main identifier hold."""
    in_id = None if party_id is None else read_party_id(party_id)
    main = None if number is None else read_identifier(scheme, number)
    return without_repeats((in_id, main))


def best_key(identifiers: Iterable[Identifier]) -> str | None:
    """The key of the best identifier that may be used to join; None where there is none."""
    best: Identifier | None = None
    for one in identifiers:
        if one.key is not None and (best is None or one.rank < best.rank):
            best = one
    return None if best is None else best.key
