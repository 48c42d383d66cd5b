"""What one JSON value holds: a release, a package of releases or of records, a record, or a list of any of these."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from worthwhile.market.sources.gathered import Gatherer
from worthwhile.market.sources.release_marks import NotTaken, slow_release
from worthwhile.market.sources.repair import NotJson, needs_a_look, repair
from worthwhile.market.sources.splitting import MOST_BYTES, Cut, Kind, split_text

Fields = dict[str, msgspec.Raw]
_read_fields = msgspec.json.Decoder(Fields).decode
_read_list = msgspec.json.Decoder(list[msgspec.Raw]).decode

RELEASE_FIELDS = frozenset({"tag", "tender", "parties", "buyer", "awards", "contracts", "planning", "initiationType"})
PACKAGE_FIELDS = frozenset({"publishedDate", "publisher", "packages", "extensions", "license", "publicationPolicy"})
NOT_OURS = "MK-005"
EMPTY_PACKAGE = "MK-010"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: its line, what was mended in the text around it, and that text as found if so."""

    line: int | None
    told: tuple[str, ...] = ()
    found: bytes | None = None


def gather_value(text: bytes, into: Gatherer, *, line: int | None) -> None:
    """Take every release in one JSON value, mended where it must be; what cannot be taken is set aside."""
    if not needs_a_look(text) and _reads(text):
        gather_sound(text, into, Place(line))
        return
    # What is wrong with one release of a package is no fault of the others: each is mended for itself.
    if members := _members(text, line):
        for cut in members:
            gather_cut(cut, into)
        return
    try:
        mended = repair(text)
    except NotJson as error:
        set_aside_broken(text, into, error, line)
        return
    gather_sound(mended.text, into, Place(line, mended.told, text if mended.told else None))


def gather_member(kind: Kind, text: bytes, into: Gatherer, *, line: int) -> None:
    """The same for a member of a package's list."""
    place = Place(line)
    if needs_a_look(text) or not _reads(text):
        try:
            mended = repair(text)
        except NotJson as error:
            set_aside_broken(text, into, error, line)
            return
        place = Place(line, mended.told, text if mended.told else None)
        text = mended.text
    if kind is Kind.RECORD:
        gather_record(text, into, place)
    elif kind is Kind.RELEASE:
        gather_release(text, into, place)
    else:
        gather_sound(text, into, place)


def gather_cut(cut: Cut, into: Gatherer) -> None:
    """The same for a piece of a text that was cut by its brackets."""
    if cut.kind is Kind.VALUE:
        gather_value(cut.text, into, line=cut.line)
    elif cut.kind in _NOT_TAKEN:
        code, reason = _NOT_TAKEN[cut.kind]
        into.set_aside(cut.text, code=code, reason=reason, line=cut.line)
    else:
        gather_member(cut.kind, cut.text, into, line=cut.line)


_NOT_TAKEN = {
    Kind.REST: ("MK-001", "text outside every JSON value"),
    Kind.CUT_OFF: ("MK-004", "it ends before its last bracket closes"),
    Kind.TOO_LARGE: (NOT_OURS, f"one value of more than {MOST_BYTES // 1024**2} MB"),
}


def _members(text: bytes, line: int | None) -> list[Cut]:
    """The members of a package or list, or the values that stand one after another, with what is between them.

    Empty where the text is one value without members.
    """
    for whole_up_to in (len(text), 0):
        cuts = list(split_text(iter([text]), whole_up_to=whole_up_to, first_line=line or 1))
        if any(cut.kind not in _NOT_TAKEN and len(cut.text) < len(text) for cut in cuts):
            return cuts
    return []


def set_aside_broken(text: bytes, into: Gatherer, error: NotJson, line: int | None) -> None:
    """Set aside text that is not JSON; MK-004 where it only ends too early."""
    code = "MK-004" if error.at >= len(text.rstrip()) or "ends inside" in error.reason else "MK-001"
    into.set_aside(text, code=code, reason=f"{error.reason}, at character {error.at}", line=line)


def gather_sound(text: bytes, into: Gatherer, place: Place) -> None:
    """The same for text that is known to be JSON."""
    text = text.strip()
    if text.startswith(b"["):
        for part in _read_list(text):
            gather_sound(bytes(part), into, place)
    elif text.startswith(b"{"):
        _gather_object(text, _read_fields(text), into, place)
    else:
        into.set_aside(text, code=NOT_OURS, reason="it is neither an object nor a list", line=place.line)


def _gather_object(text: bytes, fields: Fields, into: Gatherer, place: Place) -> None:
    if _is_list(fields, "records"):
        _gather_records(text, fields, into, place)
    elif "ocid" in fields and ("compiledRelease" in fields or _is_list(fields, "releases")):
        gather_record(text, into, place)
    elif _is_list(fields, "releases"):
        _gather_package(text, fields, into, place)
    elif "ocid" in fields or RELEASE_FIELDS & fields.keys():
        gather_release(text, into, place, fields)
    elif PACKAGE_FIELDS & fields.keys() or "releases" in fields or "records" in fields:
        into.set_aside(text, code=EMPTY_PACKAGE, reason="a package without releases", line=place.line)
    else:
        into.set_aside(text, code=NOT_OURS, reason="not a release, a package or a record", line=place.line)


def _gather_package(text: bytes, fields: Fields, into: Gatherer, place: Place) -> None:
    releases = _read_list(fields["releases"])
    if not releases:
        into.set_aside(text, code=EMPTY_PACKAGE, reason="a package without releases", line=place.line)
    for release in releases:
        gather_release(bytes(release), into, place)


def _gather_records(text: bytes, fields: Fields, into: Gatherer, place: Place) -> None:
    records = _read_list(fields["records"])
    if not records:
        into.set_aside(text, code=EMPTY_PACKAGE, reason="a package without records", line=place.line)
    for record in records:
        gather_record(bytes(record), into, place)


def gather_record(text: bytes, into: Gatherer, place: Place) -> None:
    """Take the releases of a record; its compiled release only where none of them is there to be taken."""
    text = text.strip()
    fields = _fields_of(text)
    if fields is None:
        into.set_aside(text, code=NOT_OURS, reason="a record that is not an object", line=place.line)
        return
    embedded = False
    for release in _read_list(fields["releases"]) if _is_list(fields, "releases") else []:
        parts = _fields_of(bytes(release))
        if parts is not None and "url" in parts and "ocid" not in parts:
            reason = "a release that is only linked: fetch it from where it is published"
            into.set_aside(bytes(release), code=NOT_OURS, reason=reason, line=place.line)
        else:
            embedded = True
            gather_release(bytes(release), into, place)
    if not embedded and "compiledRelease" in fields:
        gather_release(bytes(fields["compiledRelease"]), into, place, compiled=True)
    elif not embedded and not _is_list(fields, "releases"):
        into.set_aside(text, code=EMPTY_PACKAGE, reason="a record without releases", line=place.line)


def gather_release(
    text: bytes, into: Gatherer, place: Place, fields: Fields | None = None, *, compiled: bool = False
) -> None:
    """Take one release."""
    text = text.strip()
    fields = _fields_of(text) if fields is None else fields
    if fields is None:
        into.set_aside(text, code=NOT_OURS, reason="a release that is not an object", line=place.line)
        return
    try:
        new = slow_release(text, fields, compiled=compiled)
    except NotTaken as error:
        into.set_aside(text, code=error.code, reason=error.reason, line=place.line)
        return
    into.take(text, new, place.told, place.found)


def _reads(text: bytes) -> bool:
    try:
        _read_list(text) if text.lstrip()[:1] == b"[" else _read_fields(text)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return False
    return True


def _fields_of(text: bytes) -> Fields | None:
    try:
        return _read_fields(text)
    except msgspec.MsgspecError:
        return None


def _is_list(fields: Fields, name: str) -> bool:
    return name in fields and bytes(fields[name]).lstrip()[:1] == b"["
